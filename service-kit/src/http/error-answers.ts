import type { FastifyReply, FastifyRequest } from "fastify";
import { AppError, toErrorBody } from "../errors/index.ts";
import type { HttpApp } from "./http-app.ts";
import { trackMethods } from "./methods.ts";
import { toAppError } from "./to-app-error.ts";

/** Makes every failure end in the error body of DFZ-ERR-02: thrown errors, unknown paths (404) and known paths with another method (405 + Allow). */
export function addErrorAnswers(app: HttpApp): void {
  const methodsOf = trackMethods(app);
  app.setErrorHandler((error, request, reply) => answer(toAppError(error), request, reply));
  app.setNotFoundHandler((request, reply) => {
    const allowed = methodsOf(request.url);
    if (allowed.length === 0) return answer(new AppError("NOT_FOUND"), request, reply);
    reply.header("allow", allowed.join(", "));
    return answer(new AppError("METHOD_NOT_ALLOWED"), request, reply);
  });
}

function answer(error: AppError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error.status >= 500) request.log.error({ error: error.cause ?? error }, error.message);
  if (error.status === 401) reply.header("www-authenticate", "Bearer");
  if (error.retryAfter !== undefined) reply.header("retry-after", Math.ceil(error.retryAfter));
  return reply
    .status(error.status)
    .type("application/json; charset=utf-8")
    .serializer(JSON.stringify)
    .send(toErrorBody(error, request.id));
}

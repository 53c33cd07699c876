import swagger from "@fastify/swagger";
import { hasGuard } from "../auth/index.ts";
import { ErrorBody } from "../errors/index.ts";
import type { HttpApp } from "./http-app.ts";

const bearer = { type: "http", scheme: "bearer", bearerFormat: "JWT" } as const;

/** Serves /openapi.json: an OpenAPI 3.1 description made from the schemas of the routes that are registered after this. Every route may answer with the error body. */
export function addOpenApi(app: HttpApp, { service, version }: { service: string; version: string }): void {
  app.register(swagger, {
    openapi: { openapi: "3.1.0", info: { title: service, version }, components: { securitySchemes: { bearer } } },
    transform: ({ schema, url, route }) => {
      const response = { ...answers(schema?.response), default: failure };
      return {
        url,
        schema: { ...schema, response, ...(hasGuard(route.onRequest) ? { security: [{ bearer: [] }] } : {}) },
      };
    },
  });
  app.get("/openapi.json", async () => app.swagger());
}

const failure = { description: "A failure, told by its code.", ...ErrorBody };

/** OpenAPI wants words for each answer. */
function answers(response: unknown): Record<string, object> {
  const given = Object.entries((response ?? {}) as Record<string, object>);
  return Object.fromEntries(given.map(([status, schema]) => [status, { description: "Success.", ...schema }]));
}

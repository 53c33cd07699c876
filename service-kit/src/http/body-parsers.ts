import { AppError } from "../errors/index.ts";
import type { HttpApp } from "./http-app.ts";

/** Reads JSON only. Many clients name a type, and not always ours, even when they send nothing, so an empty body is no body; routes that read other types add their parsers. */
export function addBodyParsers(app: HttpApp): void {
  const parse = app.getDefaultJsonParser("error", "error");
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    if (body === "") done(null, undefined);
    else parse(request, String(body), done);
  });
  app.addContentTypeParser("*", (request, _body, done) => {
    if (request.headers["content-length"] === "0") done(null, undefined);
    else done(new AppError("UNSUPPORTED_MEDIA_TYPE"));
  });
}

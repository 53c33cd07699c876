import type { HttpApp } from "./http-app.ts";

/** Reads JSON only. Many clients name the type even when they send nothing, so an empty body is no body; routes that read other types add their parsers. */
export function addBodyParsers(app: HttpApp): void {
  const parse = app.getDefaultJsonParser("error", "error");
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    if (body === "") done(null, undefined);
    else parse(request, String(body), done);
  });
}

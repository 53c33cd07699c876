import { readdirSync, readFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { extname, join } from "node:path";
import { PAGE_HEADERS, sendPage, sendProblem } from "./respond.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml",
};

/**
 * Serves the built web application: files below `assets/` by their name, which holds their digest, and the one page for all else. They are
 * held in memory, since a later build may take their folder away.
 */
export function assetsIn(folder: string, base: string): (path: string, response: ServerResponse) => void {
  const page = readFileSync(join(folder, "index.html"), "utf8").replace("<head>", `<head><base href="${base}/">`);
  const names = readdirSync(join(folder, "assets")).filter((name) => extname(name) in TYPES);
  const files = new Map(names.map((name) => [`/assets/${name}`, readFileSync(join(folder, "assets", name))]));
  return (path, response) => {
    const content = files.get(path);
    if (content !== undefined) {
      response.writeHead(200, {
        ...PAGE_HEADERS,
        "content-type": TYPES[extname(path)] ?? "application/octet-stream",
        "cache-control": "private, max-age=31536000, immutable",
      });
      response.end(content);
    } else if (path.startsWith("/assets/"))
      sendProblem(response, 404, { code: "NOT_FOUND", message: `nothing stands at ${path}` });
    else sendPage(response, page);
  };
}

import type { HttpApp } from "./http-app.ts";

/** Remembers every route as it is added; the returned function lists the methods that a URL would have accepted. */
export function trackMethods(app: HttpApp): (url: string) => string[] {
  const routes: { pattern: RegExp; methods: string[] }[] = [];
  app.addHook("onRoute", ({ url, method }) => {
    // A route on "*" accepts every path by intent, so it says nothing about one path.
    if (url !== "*" && url !== "/*") routes.push({ pattern: toPattern(url), methods: [method].flat() });
  });
  return (url) => {
    const path = (url.split("?", 1)[0] ?? "").replace(/(.)\/$/, "$1");
    return [...new Set(routes.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods))];
  };
}

function toPattern(url: string): RegExp {
  const source = url
    .split("/")
    .map((segment) =>
      segment.startsWith(":") ? "[^/]+" : segment === "*" ? ".*" : segment.replace(/[.+?^${}()|[\]\\]/g, "\\$&"),
    )
    .join("/");
  return new RegExp(`^${source}$`);
}

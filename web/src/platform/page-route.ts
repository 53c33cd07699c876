const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The pattern of a page's path, as traces name it: `/watch/[id]`. Null for what the balancer asks every second. */
export function pageRoute(path: string): string | null {
  if (path === "/health") return null;
  if (path.startsWith("/_next/")) return "/_next/*";
  return path
    .split("/")
    .map((segment) => (ID.test(segment) ? "[id]" : segment))
    .join("/");
}

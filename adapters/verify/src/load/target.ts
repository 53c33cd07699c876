const LOOPBACK = /^127(?:\.\d{1,3}){3}$/;

/** What is wrong with an origin as the target of a load; null when nothing is. A load is a weapon: it goes to this machine and nowhere else. */
export function objectionTo(target: string): string | null {
  const url = URL.parse(target);
  if (url === null) return `target: "${target}" is not a URL; write an origin such as http://127.0.0.1:8080.`;
  if (url.protocol !== "http:")
    return `target: ${url.protocol}// is not offered; a load speaks plain HTTP to the edge or the balancer of a platform on this machine.`;
  if (!LOOPBACK.test(url.hostname))
    return `target: ${url.hostname} is not a loopback address; a load goes to 127.0.0.0/8 only, written as numbers.`;
  if (url.pathname !== "/" || url.search !== "" || url.username !== "")
    return `target: "${target}" is more than an origin; paths belong to the requests.`;
  return null;
}

/** The path of a reference that a server gave, such as a playlist's entry; null when it leads to another origin. */
export function pathWithin(target: string, reference: string, base: string): string | null {
  const origin = new URL(target).origin;
  const url = URL.parse(reference, `${origin}${base}`);
  return url === null || url.origin !== origin ? null : `${url.pathname}${url.search}`;
}

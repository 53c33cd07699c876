import { block } from "./block.ts";

/** For pages that bring no policy of their own. One that fits a page, with its nonces, only its site can write. */
const CONTENT_SECURITY_POLICY = "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

/** Headers that speak to a page; data needs none of them. */
const PAGE_HEADERS: Readonly<Record<string, string>> = {
  "Content-Security-Policy": CONTENT_SECURITY_POLICY,
  "Permissions-Policy": "camera=(self), microphone=(self), geolocation=()",
  "Referrer-Policy": "strict-origin-when-cross-origin",
};

const NO_SNIFFING = "X-Content-Type-Options";

/** Variables that are empty, and so send no header, where the answer carries the header already: a site knows its policy best. Most answers are data, so that is asked first. */
export function securityHeaderMaps(): readonly string[] {
  return [
    ...block("map $upstream_http_content_type $is_page", [
      '"application/json; charset=utf-8" "";',
      '"~^text/html" 1;',
      'default "";',
    ]),
    ...Object.entries(PAGE_HEADERS).flatMap(([name, value]) => [
      ...block(`map $is_page $edge_${variable(name)}`, [`1 $page_${variable(name)};`, 'default "";']),
      ...block(`map $upstream_http_${variable(name)} $page_${variable(name)}`, [`"" "${value}";`, 'default "";']),
    ]),
    ...block(`map $upstream_http_${variable(NO_SNIFFING)} $edge_${variable(NO_SNIFFING)}`, [
      '"" nosniff;',
      'default "";',
    ]),
  ];
}

/** The headers of one location. nginx inherits no header into a location that adds one, so each location gets all. */
export function securityHeaders(): readonly string[] {
  return [...Object.keys(PAGE_HEADERS), NO_SNIFFING].map(
    (name) => `add_header ${name} $edge_${variable(name)} always;`,
  );
}

function variable(header: string): string {
  return header.toLowerCase().replaceAll("-", "_");
}

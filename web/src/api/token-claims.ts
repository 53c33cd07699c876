/** Who the access token speaks for. Read for display only: the services verify, the browser cannot. */
export interface TokenClaims {
  id: string;
  username: string;
  role: string;
}

/** Reads the claims of an access token; null when it is not one. */
export function readTokenClaims(token: string): TokenClaims | null {
  try {
    const payload = (token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
    const bytes = Uint8Array.from(atob(payload), (char) => char.charCodeAt(0));
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isClaims(claims) ? { id: claims.sub, username: claims.username, role: claims.role } : null;
  } catch {
    return null;
  }
}

function isClaims(value: unknown): value is { sub: string; username: string; role: string } {
  if (typeof value !== "object" || value === null) return false;
  const { sub, username, role } = value as Record<string, unknown>;
  return typeof sub === "string" && typeof username === "string" && typeof role === "string";
}

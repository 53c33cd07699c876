import type { HttpApp } from "@terrace/service-kit/http";
import type { Config } from "../config.ts";
import type { Deps } from "../deps.ts";

/** Seconds that others may keep the keys; a new key must be published that long before it signs. */
const maxAge = 300;

/** GET /.well-known/jwks.json: the public keys that access tokens are checked with. */
export function addJwks(app: HttpApp, _config: Config, { keys }: Deps): void {
  app.get("/.well-known/jwks.json", async (_request, reply) => {
    reply.header("cache-control", `public, max-age=${maxAge}`);
    return keys.jwks;
  });
}

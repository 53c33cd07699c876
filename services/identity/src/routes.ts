import cookie from "@fastify/cookie";
import type { HttpApp } from "@terrace/service-kit/http";
import type { Config } from "./config.ts";
import type { Deps } from "./deps.ts";
import { addJwks } from "./routes/jwks.ts";
import { addPassword } from "./routes/password.ts";
import { addProfile } from "./routes/profile.ts";
import { addRegistration } from "./routes/registration.ts";
import { addSession } from "./routes/session.ts";

/** Adds everything that the service answers to. */
export async function addRoutes(app: HttpApp, config: Config, deps: Deps): Promise<void> {
  await app.register(cookie);
  for (const add of [addRegistration, addSession, addPassword, addProfile, addJwks]) add(app, config, deps);
}

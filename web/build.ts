import { spawnSync } from "node:child_process";
import { cpSync, existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/**
 * Builds the app and completes Next's standalone folder, which leaves static files to a CDN by default.
 * Afterwards `node web/.next/standalone/web/server.js` serves everything. Whether a build is due is the caller's decision.
 */
const folder = import.meta.dirname;
const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };

const built = spawnSync(process.execPath, [next, "build"], { cwd: folder, env, stdio: "inherit" });
if (built.status !== 0) process.exit(built.status ?? 1);

const standalone = join(folder, ".next/standalone/web");
cpSync(join(folder, ".next/static"), join(standalone, ".next/static"), { recursive: true });
if (existsSync(join(folder, "public"))) cpSync(join(folder, "public"), join(standalone, "public"), { recursive: true });

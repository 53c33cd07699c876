import type { Redis } from "@terrace/core/graph";
import { redisAccess, redisConf } from "./config/redis-conf.ts";
import { type PlanContext, passwordOf, portOf, reportNotRun } from "./plan/context.ts";
import { fingerprint } from "./plan/fingerprint.ts";
import { below, configFolder, engineName } from "./plan/name.ts";
import { type Part, planned } from "./plan/part.ts";
import { plainEngine } from "./plan/plain-engine.ts";
import type { PlannedFile } from "./plan/run-plan.ts";

/** A Redis server. (BRQ-CACHE-01, BRQ-CACHE-08) */
export function planRedis(redis: Redis, context: PlanContext): Part {
  if (redis.nodes > 1) reportNotRun(context, redis.id, `one of ${redis.nodes} nodes: replicas are not run here yet`);
  const name = engineName(context.graph, redis.id, "redis");
  const data = below(context, name);
  const port = portOf(context, name, redis.id);
  const password = redis.password === null ? null : passwordOf(context, redis.password, redis.id);
  const access: PlannedFile = {
    path: `${configFolder(context, name)}/access.conf`,
    mode: 0o600,
    content: redisAccess(password ?? ""),
  };
  const file: PlannedFile = {
    path: `${configFolder(context, name)}/redis.conf`,
    mode: 0o600,
    content: redisConf(redis, { port, folder: data, access: password === null ? null : access.path }),
  };
  const command = {
    argv: [context.placement.binaries.redis, file.path],
    cwd: context.placement.state,
    env: { TZ: "UTC" },
  };
  return planned({
    folders: [{ path: data }],
    files: password === null ? [file] : [file, access],
    processes: [
      plainEngine({
        ...{ name, kind: "redis", command, port },
        probe: {
          check: { kind: "redis", port, password },
          interval: 1_000,
          timeout: 1_000,
          unhealthyAfter: 3,
          grace: 10_000,
        },
        stop: { signal: "SIGTERM", grace: 5_000 },
        fingerprint: fingerprint(command, { files: [file] }),
      }),
    ],
  });
}

import type { Postgres, Queue, Value } from "../graph/index.ts";
import type { ServiceSpec } from "../spec/index.ts";
import type { Bindings } from "./bind.ts";
import { complain, type Draft } from "./draft.ts";
import { literal, reference, resolveSetting } from "./setting.ts";

type Env = Readonly<Record<string, Value>>;

/** A process of several members, each with what its needs became. */
export interface BoundMember {
  readonly service: ServiceSpec;
  readonly bindings: Bindings;
}

/**
 * The variables of a process: what its needs bring, then what its members say, which wins.
 * Address, port and version belong to a single task and are added by whoever starts it.
 */
export function environmentVariables(members: readonly BoundMember[], draft: Draft, path: readonly string[]): Env {
  const found: Record<string, Value> = {};
  for (const member of members) {
    for (const [name, value] of Object.entries(memberEnv(member, draft, path))) {
      const other = found[name];
      if (other !== undefined && JSON.stringify(other) !== JSON.stringify(value))
        complain(draft, "TER-RES-006", [...path, "env", name], {
          message: `${name} has one value for ${members[0]?.service.name} and another for ${member.service.name}, which share a process`,
          hint: "give both the same value, or run them apart",
        });
      found[name] = value;
    }
  }
  return found;
}

function memberEnv({ service, bindings }: BoundMember, draft: Draft, path: readonly string[]): Env {
  const provided = Object.values(bindings).flatMap(({ kind, id }) => Object.entries(PROVIDED[kind](id, draft)));
  const own = Object.entries(service.env ?? {}).flatMap(([name, setting]) => {
    const value = resolveSetting(setting, { draft, service, bindings, path: [...path, "env", name] });
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    NODE_ENV: literal("production"),
    ENVIRONMENT: literal(draft.blueprint.environment),
    LOG_LEVEL: literal("info"),
    ...Object.fromEntries([...provided, ...own]),
  };
}

/** What each kind of need brings along. The names are the contract of `service-kit`. */
const PROVIDED: Readonly<Record<Bindings[string]["kind"], (id: string, draft: Draft) => Env>> = {
  balancer: () => ({}),
  bucket: (id) => ({ STORAGE_DRIVER: reference(id, "driver"), STORAGE_ROOT: reference(id, "path") }),
  postgres: databaseEnv,
  queue: queueEnv,
  redis: (id) => ({ REDIS_URL: reference(id, "url") }),
};

/** (BRQ-DB-09) */
function databaseEnv(id: string, draft: Draft): Env {
  const database = draft.resources.get(id) as Postgres | undefined;
  if (database === undefined) return {};
  return {
    DB_HOST: reference(id, "host"),
    DB_PORT: reference(id, "port"),
    DB_NAME: reference(id, "name"),
    DB_USER: reference(id, "user"),
    DB_PASSWORD: reference(id, "password"),
    DB_POOL_MIN: literal(database.pool.min),
    DB_POOL_MAX: literal(database.pool.max),
    DB_POOL_IDLE_MS: literal(database.pool.idle),
    DB_POOL_CONNECT_MS: literal(database.pool.connect),
    DB_SSL: reference(id, "tls"),
  };
}

function queueEnv(id: string, draft: Draft): Env {
  const queue = draft.resources.get(id) as Queue | undefined;
  if (queue === undefined) return {};
  return {
    ...databaseEnv(queue.store, draft),
    QUEUE_DRIVER: reference(id, "driver"),
    QUEUE_VISIBILITY_SECONDS: literal(queue.visibility / 1_000),
    QUEUE_ATTEMPTS: literal(queue.attempts),
  };
}

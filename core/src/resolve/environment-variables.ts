import type { Live, Postgres, Queue, Search, Value } from "../graph/index.ts";
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
        complain(draft, "TER-RES-006", {
          path: [...path, "env", name],
          message: `${name} has one value for ${members[0]?.service.name} and another for ${member.service.name}, which share a process`,
          hint: "give both the same value, or run them apart",
        });
      found[name] = value;
    }
  }
  return found;
}

function memberEnv({ service, bindings }: BoundMember, draft: Draft, path: readonly string[]): Env {
  const needs = Object.values(bindings).flatMap(({ kind, id }) => Object.entries(PROVIDED[kind](id, draft)));
  const provided = [...needs, ...Object.entries(queueUrls(bindings))];
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
  live: liveEnv,
  postgres: databaseEnv,
  queue: queueEnv,
  redis: (id) => ({ REDIS_URL: reference(id, "url") }),
  search: searchEnv,
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
    QUEUE_URL: reference(id, "url"),
    QUEUE_VISIBILITY_SECONDS: literal(queue.visibility / 1_000),
    QUEUE_ATTEMPTS: literal(queue.attempts),
  };
}

/** Of several queues each comes under the name that the service needs it by as well: `QUEUE_URL_SUBMITTED`. */
function queueUrls(bindings: Bindings): Env {
  const queues = Object.entries(bindings).filter(([, { kind }]) => kind === "queue");
  if (queues.length < 2) return {};
  return Object.fromEntries(
    queues.map(([name, { id }]) => [`QUEUE_URL_${name.replaceAll("-", "_").toUpperCase()}`, reference(id, "url")]),
  );
}

/** Where the engine is a cluster, its address and user come along; where it is the database, the database's. */
function searchEnv(id: string, draft: Draft): Env {
  const search = draft.resources.get(id) as Search | undefined;
  if (search === undefined) return {};
  const common = { SEARCH_DRIVER: reference(id, "driver"), SEARCH_INDEX: literal(search.name) };
  if (search.store !== null) return { ...databaseEnv(search.store, draft), ...common };
  const url = { ...common, SEARCH_URL: reference(id, "url") };
  if (search.cluster?.password == null) return url;
  return { ...url, SEARCH_USER: reference(id, "user"), SEARCH_PASSWORD: reference(id, "password") };
}

/** Encoders by name; creators send to one address, and viewers read from the other. (DFZ-LIVE-04, DFZ-LIVE-08) */
function liveEnv(id: string, draft: Draft): Env {
  const live = draft.resources.get(id) as Live | undefined;
  if (live === undefined) return {};
  return {
    LIVE_DRIVER: reference(id, "driver"),
    LIVE_ENCODERS: reference(id, "name"),
    LIVE_INGEST_URL: reference(id, "url"),
    LIVE_PLAYBACK_URL: reference(id, "publicUrl"),
    LIVE_CHANNELS: literal(live.channels),
    LIVE_SEGMENT_SECONDS: literal(live.segment / 1_000),
    LIVE_KEEP_SECONDS: literal(live.keep / 1_000),
  };
}

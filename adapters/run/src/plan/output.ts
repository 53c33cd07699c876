import {
  type Balancer,
  type Graph,
  type Handlers,
  handle,
  logGroupName,
  type Output,
  type Postgres,
  type Redis,
  type Resource,
  resourcesOf,
  type Search,
  type Secret,
  type Service,
  type Site,
} from "@terrace/core/graph";
import { type PlanContext, passwordOf, portOf } from "./context.ts";
import { loginsOf } from "./database-login.ts";
import { databaseRoles, roleName } from "./database-role.ts";
import { below, engineName, nameOf, type ProcessResource, taskNames } from "./name.ts";

/** Everything listens here and nowhere else. */
export const LOOPBACK = "127.0.0.1";

/** Who asks for an output: a database answers every process with a user of its own. */
export interface Reader extends PlanContext {
  readonly process: ProcessResource | null;
}

type Outputs = Partial<Record<Output, string>>;

/** A fact about a resource as it is placed on this machine; undefined when resources of its kind have no such fact. */
export function outputOf(resource: Resource, output: Output, reader: Reader): string | undefined {
  return handle(OUTPUTS, resource, reader)[output];
}

const none = (): Outputs => ({});

const OUTPUTS: Handlers<Reader, Outputs> = {
  alarm: none,
  backup: none,
  balancer: (balancer, reader) => address(balancerPort(balancer, reader)),
  bucket: (bucket, reader) => ({ name: bucket.name, path: bucketFolder(reader, bucket.name), driver: "fs" }),
  edge: (edge, reader) => {
    const port = portOf(reader, engineName(reader.graph, edge.id, "edge"), edge.id);
    return { ...address(port), publicUrl: urlOf(port) };
  },
  log: (log, { graph }) => ({ name: logGroupName(log, graph) }),
  network: none,
  postgres: postgresOutputs,
  queue: (queue) => ({ name: queue.name, driver: "postgres", url: "" }),
  redis: redisOutputs,
  secret: secretOutputs,
  "security-edge": none,
  service: (service, reader) => address(entrance(service, reader)),
  site: (site, reader) => address(entrance(site, reader)),
  worker: none,
  audit: none,
  budget: none,
  certificate: none,
  channel: none,
  dashboard: none,
  dns: none,
  host: none,
  job: none,
  key: none,
  metric: none,
  pipeline: none,
  registry: none,
  search: searchOutputs,
  standby: none,
  tracing: none,
  waf: none,
  live: () => ({ driver: "none", url: "", publicUrl: "" }),
};

/** The folder that stands for a bucket. */
export function bucketFolder(context: PlanContext, name: string): string {
  return below(context, "buckets", name);
}

/** The URL that a port is reached by from this machine. */
export function urlOf(port: number): string {
  return `http://${LOOPBACK}:${port}`;
}

/** The port that tasks connect to: the pooler's where there is one. */
export function databasePort(postgres: Postgres, context: PlanContext): number {
  const role = postgres.pooler === null ? "postgres" : "pgbouncer";
  return portOf(context, engineName(context.graph, postgres.id, role), postgres.id);
}

function address(port: number): Outputs {
  return { host: LOOPBACK, port: String(port), url: urlOf(port) };
}

function postgresOutputs(postgres: Postgres, reader: Reader): Outputs {
  const port = databasePort(postgres, reader);
  const place = { host: LOOPBACK, port: String(port), name: postgres.name, tls: "off" };
  if (reader.process === null) return place;
  const user = roleName(reader.process);
  const role = databaseRoles(reader.graph, postgres).find(({ name }) => name === user);
  if (role === undefined) return place;
  const [{ name: login, password } = { name: user, password: "" }] = loginsOf(role, postgres.id, reader);
  const url = `postgres://${login}:${encodeURIComponent(password)}@${LOOPBACK}:${port}/${postgres.name}`;
  return { ...place, user: login, password, url };
}

function redisOutputs(redis: Redis, reader: Reader): Outputs {
  const port = portOf(reader, engineName(reader.graph, redis.id, "redis"), redis.id);
  const place = { host: LOOPBACK, port: String(port) };
  if (redis.password === null) return { ...place, url: `redis://${LOOPBACK}:${port}/0` };
  const password = passwordOf(reader, redis.password, redis.id);
  return { ...place, password, url: `redis://:${encodeURIComponent(password)}@${LOOPBACK}:${port}/0` };
}

/** The database searches here, whatever the engine elsewhere: it has no address and no user of its own. */
function searchOutputs(search: Search): Outputs {
  return { name: search.name, driver: "postgres", url: "", user: "", password: "" };
}

function secretOutputs(secret: Secret, reader: Reader): Outputs {
  const value = reader.placement.secrets[secret.id];
  if (value === undefined) return {};
  if (value.form === "rsa-key-pair") return { privateKey: value.privateKey, publicKey: value.publicKey };
  return { value: value.value, password: value.value };
}

/** Where others reach a service: the balancer when that routes to it, so that they reach every copy; else its first task. */
function entrance(resource: Service | Site, reader: Reader): number {
  const balancer = balancerOf(reader.graph, resource.id);
  if (balancer !== undefined) return balancerPort(balancer, reader);
  const first = taskNames(resource, reader.maximumTasks)[0] ?? nameOf(resource.id);
  return portOf(reader, first, resource.id);
}

/** The balancer that routes to a resource. */
export function balancerOf(graph: Graph, target: string): Balancer | undefined {
  return resourcesOf(graph, "balancer").find(({ routes }) => routes.some((route) => route.target === target));
}

function balancerPort(balancer: Balancer, context: PlanContext): number {
  return portOf(context, engineName(context.graph, balancer.id, "balancer"), balancer.id);
}

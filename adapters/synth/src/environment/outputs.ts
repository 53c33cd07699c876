import {
  type Balancer,
  type Edge,
  type Handlers,
  handle,
  type Live,
  logGroupName,
  type Output,
  type Postgres,
  type Queue,
  type Redis,
  type Resource,
  resourcesOf,
  type Search,
  type Secret,
} from "@terrace/core/graph";
import { Aws } from "aws-cdk-lib";
import { fact, knows } from "../assembly/facts.ts";
import { cacheScheme } from "../data/cache-url.ts";
import { databaseUser, databaseUsers, roleFact } from "../data/database-roles.ts";
import { queueName } from "../queue.ts";
import { SEARCH_USER } from "../search.ts";
import { type Given, type Reader, secret, text } from "./given.ts";
import { balancerUrl, publicDomain } from "./public-name.ts";

/** Each is asked for by itself, so that a stack reads no fact that it does not use. */
type Outputs = Partial<Record<Output, () => Given>>;

/** A fact about a resource as it is on AWS; undefined when resources of its kind have no such fact. */
export function outputOf(resource: Resource, output: Output, reader: Reader): Given | undefined {
  return handle(OUTPUTS, resource, reader)[output]?.();
}

const none = (): Outputs => ({});

const OUTPUTS: Handlers<Reader, Outputs> = {
  alarm: none,
  audit: none,
  backup: none,
  balancer: balancerOutputs,
  bucket: ({ name }) => ({
    name: () => text(name),
    path: () => text(`s3://${name}`),
    driver: () => text("s3"),
  }),
  budget: none,
  certificate: none,
  channel: none,
  dashboard: none,
  dns: none,
  edge: edgeOutputs,
  host: none,
  job: none,
  key: none,
  live: liveOutputs,
  log: (log, { context }) => ({ name: () => text(logGroupName(log, context.graph)) }),
  metric: none,
  network: none,
  pipeline: none,
  postgres: postgresOutputs,
  queue: queueOutputs,
  redis: redisOutputs,
  registry: none,
  search: searchOutputs,
  secret: secretOutputs,
  "security-edge": none,
  service: (service, reader) => entrance(service.id, reader),
  site: (site, reader) => entrance(site.id, reader),
  standby: none,
  tracing: none,
  waf: none,
  worker: none,
};

function balancerOutputs(balancer: Balancer, reader: Reader): Outputs {
  const place = (): { readonly scheme: string; readonly host: string } => {
    const [, scheme = "", host = ""] = /^(https?):\/\/(.*)$/.exec(balancerUrl(balancer, reader)) ?? [];
    return { scheme, host };
  };
  return {
    host: () => text(place().host),
    port: () => text(place().scheme === "https" ? 443 : 80),
    url: () => text(balancerUrl(balancer, reader)),
  };
}

function edgeOutputs(_: Edge, reader: Reader): Outputs {
  const domain = publicDomain(reader);
  if (domain === null) return {};
  const url = (): Given => text(`https://${domain}`);
  return { host: () => text(domain), url, publicUrl: url };
}

function queueOutputs(queue: Queue, { context }: Reader): Outputs {
  const name = queueName(queue, context);
  return {
    name: () => text(name),
    url: () => text(`https://sqs.${context.region}.${Aws.URL_SUFFIX}/${Aws.ACCOUNT_ID}/${name}`),
    driver: () => text("sqs"),
  };
}

/** The encoders by their ARNs, and where to send to, which is a secret, and where to look, each with a comma between streams; under the edge's path lies `<stream>/cmaf/index.m3u8`. */
function liveOutputs(live: Live, reader: Reader): Outputs {
  const { stack, context } = reader;
  const known: Outputs = {
    driver: () => text("medialive"),
    name: () => text(fact({ stack, context }, live.id, "encoders")),
    url: () => secret(fact({ stack, context }, live.id, "sender-addresses")),
  };
  const domain = publicDomain(reader);
  const path = resourcesOf(context.graph, "edge")
    .flatMap(({ routes }) => routes)
    .find(({ target }) => target.kind === "live" && target.live === live.id)?.path;
  if (domain === null || path === undefined) return known;
  return { ...known, publicUrl: () => text(`https://${domain}${path.replace(/\/\*$/, "")}`) };
}

function postgresOutputs(postgres: Postgres, { stack, context, process }: Reader): Outputs {
  const place: Outputs = {
    host: () => text(fact({ stack, context }, postgres.id, "host")),
    port: () => text(postgres.port),
    name: () => text(postgres.name),
    tls: () => text(postgres.tls),
  };
  if (!databaseUsers(context.graph, postgres).includes(process)) return place;
  return {
    ...place,
    user: () => text(databaseUser(process)),
    password: () => secret(fact({ stack, context }, postgres.id, roleFact(process)), "password"),
  };
}

function redisOutputs(redis: Redis, { stack, context }: Reader): Outputs {
  if (!knows(context, redis.id, "host")) return {};
  const { password } = redis;
  const host = (): string => fact({ stack, context }, redis.id, "host");
  const place: Outputs = { host: () => text(host()), port: () => text(redis.port) };
  if (password === null) return { ...place, url: () => text(`${cacheScheme(redis)}://${host()}:${redis.port}/0`) };
  return {
    ...place,
    password: () => secret(fact({ stack, context }, password, "arn")),
    url: () => secret(fact({ stack, context }, redis.id, "url")),
  };
}

function searchOutputs(search: Search, { stack, context }: Reader): Outputs {
  const name = (): Given => text(search.name);
  if (search.cluster === null) return { driver: () => text("postgres"), name };
  const { password } = search.cluster;
  const known: Outputs = { driver: () => text("opensearch"), name, user: () => text(SEARCH_USER) };
  const locked: Outputs =
    password === null ? known : { ...known, password: () => secret(fact({ stack, context }, password, "arn")) };
  if (!knows(context, search.id, "host")) return locked;
  const host = (): string => fact({ stack, context }, search.id, "host");
  return { ...locked, host: () => text(host()), url: () => text(`https://${host()}`) };
}

function secretOutputs(one: Secret, { stack, context }: Reader): Outputs {
  const arn = (): string => fact({ stack, context }, one.id, "arn");
  if (one.form === "rsa-key-pair")
    return { privateKey: () => secret(arn(), "privateKey"), publicKey: () => secret(arn(), "publicKey") };
  const owned = resourcesOf(context.graph, "postgres").some(({ password }) => password === one.id);
  const value = (): Given => secret(arn(), owned ? "password" : null);
  return { value, password: value };
}

/** Where others reach a service: the balancer that routes to it. */
function entrance(id: string, reader: Reader): Outputs {
  const balancer = resourcesOf(reader.context.graph, "balancer").find(({ routes }) =>
    routes.some(({ target }) => target === id),
  );
  return balancer === undefined ? {} : balancerOutputs(balancer, reader);
}

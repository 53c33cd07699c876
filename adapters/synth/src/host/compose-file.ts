import type { Edge, Host, Log, Redis } from "@terrace/core/graph";
import { findResource, resourcesOf } from "@terrace/core/graph";
import { report, type SynthContext } from "../assembly/context.ts";
import { mebibytes, seconds } from "../assembly/measure.ts";
import { nameOf, type ProcessResource, processesOf, repositoryName } from "../assembly/name.ts";
import { containerValue, secretName } from "./container-value.ts";
import { secretVariable, type Variables } from "./variables.ts";

/** What a service of a Compose file says. */
interface Container {
  readonly [word: string]: unknown;
}

/** The containers of a machine with their exact limits; every one comes back by itself. (ATL-COMP-02..07, ATL-ENC-07) */
export function composeFile(host: Host, variables: Variables, context: SynthContext): string {
  const { graph } = context;
  const containers: Record<string, Container> = {};
  for (const edge of resourcesOf(graph, "edge"))
    if (edge.container?.host === host.id) containers[nameOf(edge.id)] = nginx(edge, host, context);
  for (const process of processesOf(graph))
    if (process.host === host.id) containers[nameOf(process.id)] = task(process, variables, context);
  for (const redis of resourcesOf(graph, "redis"))
    if (redis.container?.host === host.id) containers[nameOf(redis.id)] = cache(redis, variables, context);
  // JSON is YAML: nothing has to be quoted twice.
  return `${["version", "services"]
    .map((key) => `${key}: ${JSON.stringify(key === "version" ? "3.8" : containers, null, 2)}`)
    .join("\n")}\n`;
}

function task(process: ProcessResource, variables: Variables, context: SynthContext): Container {
  const { env } = process;
  const environment = Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => {
      const text = containerValue(value, { process, context, variables });
      if (text === null)
        report(context, process.id, {
          code: "TER-SYN-002",
          message: `${name} of ${process.id} leads to what is not on the machine`,
          hint: null,
        });
      return text === null ? [] : [[name, text]];
    }),
  );
  const listens = process.kind === "worker" ? {} : { PORT: String(process.port), HOST: "0.0.0.0" };
  return {
    image: `\${ECR_REGISTRY}/${repositoryName(context.graph, nameOf(process.id))}:\${TAG}`,
    restart: "always",
    environment: { ...listens, APP_VERSION: `\${TAG}`, AWS_REGION: context.region, ...environment },
    stop_grace_period: `${seconds(process.drain)}s`,
    ...limits(process.cpu, process.memory),
    ...logging(process.log, nameOf(process.id), context),
  };
}

/** nginx starts once there is something to send requests to. (ATL-COMP-07, ATL-NET-15) */
function nginx(edge: Edge, host: Host, context: SynthContext): Container {
  const { container } = edge;
  const targets = resourcesOf(context.graph, "balancer").flatMap(({ routes }) =>
    routes.map(({ target }) => nameOf(target)),
  );
  return {
    image: container?.image ?? "nginx:alpine",
    restart: "always",
    ports: ["80:80", "443:443"],
    volumes: [
      "./nginx.conf:/etc/nginx/nginx.conf:ro",
      "/etc/letsencrypt:/etc/letsencrypt:ro",
      "/var/www/certbot:/var/www/certbot:ro",
    ],
    depends_on: [...new Set(targets)],
    ...(container === null ? {} : limits(container.cpu, container.memory)),
    ...logging(host.log, nameOf(edge.id), context),
  };
}

/** The password goes in by standard input: whoever lists processes sees none. */
function cache(redis: Redis, variables: Variables, context: SynthContext): Container {
  const { container, password } = redis;
  const settings = [
    `maxmemory-policy ${redis.eviction}`,
    ...(redis.maxMemory === null ? [] : [`maxmemory ${mebibytes(redis.maxMemory)}mb`]),
    `appendonly ${redis.persistence === "append-only" ? "yes" : "no"}`,
    ...(redis.persistence === "none" ? ['save ""'] : []),
    "dir /data",
  ];
  const lines = [...settings, ...(password === null ? [] : ["requirepass $$REDIS_PASSWORD"])];
  return {
    image: container?.image ?? "redis:7-alpine",
    restart: "always",
    entrypoint: [
      "sh",
      "-c",
      `printf '%s\\n' ${lines.map((line) => `"${line.replaceAll('"', '\\"')}"`).join(" ")} | exec redis-server -`,
    ],
    ...(password === null
      ? {}
      : { environment: { REDIS_PASSWORD: secretVariable(variables, secretName(password, context)) } }),
    volumes: [`/var/lib/${nameOf(redis.id)}:/data`],
    ...(container === null ? {} : limits(container.cpu, container.memory)),
    ...logging(redis.log, nameOf(redis.id), context),
  };
}

function limits(cpu: number, memory: number): Container {
  const limit = { cpus: (cpu / 1_024).toFixed(2), memory: `${mebibytes(memory)}M` };
  return { deploy: { resources: { limits: limit } } };
}

function logging(id: string, stream: string, { graph, region }: SynthContext): Container {
  const log: Log | undefined = findResource(graph, "log", id);
  if (log === undefined) return {};
  return {
    logging: {
      driver: "awslogs",
      options: { "awslogs-region": region, "awslogs-group": log.name, "awslogs-stream": stream },
    },
  };
}

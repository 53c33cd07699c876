import type { Edge, Host, Log, Redis } from "@terrace/core/graph";
import { findResource, logGroupName, resourcesOf } from "@terrace/core/graph";
import { report, type SynthContext } from "../assembly/context.ts";
import { mebibytes } from "../assembly/measure.ts";
import { nameOf, type ProcessResource, processesOf, repositoryName } from "../assembly/name.ts";
import { toYaml, type Yaml } from "../assembly/yaml.ts";
import { stopSeconds } from "../process/stop-seconds.ts";
import { containerValue, secretName } from "./container-value.ts";
import { secretVariable, type Variables } from "./variables.ts";

/** What a service of a Compose file says. */
interface Container {
  readonly [word: string]: Yaml;
}

/** The containers of a machine with their exact limits; every one comes back by itself. (ATL-COMP-02..07, ATL-ENC-07) */
export function composeFile(host: Host, variables: Variables, context: SynthContext): string {
  const { graph } = context;
  const containers: Record<string, Container> = {};
  for (const edge of resourcesOf(graph, "edge"))
    if (edge.container?.host === host.id) containers[nameOf(edge.id)] = nginx(edge, host, context);
  for (const process of processesOf(graph))
    if (process.host === host.id) containers[nameOf(process.id)] = task(process, variables, context);
  const volumes: Record<string, Yaml> = {};
  const caches = resourcesOf(graph, "redis").filter(({ container }) => container?.host === host.id);
  for (const redis of caches) {
    // (ATL-CACHE-03)
    const volume = caches.length === 1 ? "redis-data" : `${nameOf(redis.id)}-data`;
    containers[nameOf(redis.id)] = { ...cache(redis, variables, context), volumes: [`${volume}:/data`] };
    volumes[volume] = {};
  }
  return toYaml({ version: "3.8", services: containers, ...(caches.length > 0 ? { volumes } : {}) });
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
    stop_grace_period: `${stopSeconds(process)}s`,
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

/** The password goes in by standard input: whoever lists processes sees none. Its own user, because the image's entrypoint is not run. (ATL-CACHE-02, ATL-CACHE-03, ATL-COMP-05) */
function cache(redis: Redis, variables: Variables, context: SynthContext): Container {
  const { container, password } = redis;
  const settings = [
    `port ${redis.port}`,
    `maxmemory-policy ${redis.eviction}`,
    ...(redis.maxMemory === null ? [] : [`maxmemory ${mebibytes(redis.maxMemory)}mb`]),
    `appendonly ${redis.persistence === "append-only" ? "yes" : "no"}`,
    ...(redis.persistence === "none" ? ['save ""'] : []),
    "dir /data",
  ];
  // Without a password it would answer nobody outside of its own container.
  const lines = [...settings, password === null ? "protected-mode no" : "requirepass $$REDIS_PASSWORD"];
  return {
    image: container?.image ?? "redis:7-alpine",
    restart: "always",
    user: "redis",
    entrypoint: [
      "sh",
      "-c",
      `printf '%s\\n' ${lines.map((line) => `"${line.replaceAll('"', '\\"')}"`).join(" ")} | exec redis-server -`,
    ],
    ...(password === null
      ? {}
      : { environment: { REDIS_PASSWORD: secretVariable(variables, secretName(password, context)) } }),
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
      options: { "awslogs-region": region, "awslogs-group": logGroupName(log, graph), "awslogs-stream": stream },
    },
  };
}

import { performance } from "node:perf_hooks";
import type { Metrics } from "../metrics/index.ts";
import type { HttpApp } from "./http-app.ts";

/** Something behind a service that readiness asks after. */
export interface Dependency {
  readonly name: string;
  /** Without it the service can do nothing: its own database. Only such a one turns readiness to 503 (DFZ-ERR-05, CON-STM-10). */
  readonly essential: boolean;
  /** Resolves when all is well. */
  check(): Promise<unknown>;
}

declare module "fastify" {
  interface FastifyInstance {
    /** What /health/ready asks after; modules add theirs. */
    readonly dependencies: Dependency[];
  }
}

interface Finding {
  readonly status: "ok" | "unavailable";
  readonly essential: boolean;
  readonly milliseconds: number;
}

const checkMilliseconds = 1_000;

/** Serves /health and /api/health (shallow: what the balancer asks), /health/ready (deep: never fails for a third party) and /metrics. */
export function addHealth(
  app: HttpApp,
  metrics: Metrics,
  { service, version, dependencies = [] }: { service: string; version: string; dependencies?: readonly Dependency[] },
): void {
  app.decorate("dependencies", [...dependencies]);
  for (const path of ["/health", "/api/health"]) {
    app.get(path, async (_request, reply) => {
      if (app.draining.aborted) reply.status(503);
      return { status: app.draining.aborted ? "draining" : "ok", service, version };
    });
  }
  app.get("/health/ready", async (_request, reply) => {
    const findings = await Promise.all(app.dependencies.map(async (one) => [one.name, await examine(one)] as const));
    const lost = findings.filter(([, finding]) => finding.status !== "ok");
    const down = app.draining.aborted || lost.some(([, finding]) => finding.essential);
    if (down) reply.status(503);
    return {
      status: lost.length > 0 || down ? "degraded" : "ok",
      service,
      version,
      dependencies: Object.fromEntries(findings),
    };
  });
  app.get("/metrics", async (_request, reply) => {
    reply.type(metrics.registry.contentType);
    return metrics.registry.metrics();
  });
}

async function examine({ essential, check }: Dependency): Promise<Finding> {
  const start = performance.now();
  const status = await Promise.race([
    check().then(
      () => "ok" as const,
      () => "unavailable" as const,
    ),
    expire(checkMilliseconds),
  ]);
  return { status, essential, milliseconds: Math.round(performance.now() - start) };
}

function expire(milliseconds: number): Promise<"unavailable"> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, "unavailable").unref());
}

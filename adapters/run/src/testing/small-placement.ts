import type { Graph } from "@terrace/core/graph";
import type { Placement, SecretValue } from "../plan/placement.ts";
import { portsNeeded } from "../plan/ports-needed.ts";
import { secretsNeeded } from "../plan/secrets-needed.ts";
import { sourcesNeeded } from "../plan/sources.ts";

/** A machine that never was, the same at every run. */
export function placementFor(graph: Graph, changes: Partial<Placement> = {}): Placement {
  return {
    repository: "/repository",
    state: "/state",
    sockets: "/sockets",
    ports: Object.fromEntries(portsNeeded(graph).map((name, index) => [name, 4100 + index])),
    binaries: {
      node: "/bin/node",
      nginx: "/sbin/nginx",
      haproxy: "/sbin/haproxy",
      postgres: "/pg/postgres",
      initdb: "/pg/initdb",
      pgbouncer: "/sbin/pgbouncer",
      redis: "/bin/redis-server",
      prometheus: "/bin/prometheus",
    },
    secrets: Object.fromEntries(secretsNeeded(graph).map(({ id }) => [id, password(id)])),
    parameters: {},
    version: "1.0.0",
    sources: Object.fromEntries(sourcesNeeded(graph).map((folder) => [folder, `digest of ${folder}`])),
    ...changes,
  };
}

function password(id: string): SecretValue {
  return { form: "password", value: `${id.replace(".", "-")}-word` };
}

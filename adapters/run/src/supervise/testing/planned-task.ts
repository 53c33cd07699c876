import { fileURLToPath } from "node:url";
import type { PlannedProcess } from "../../plan/run-plan.ts";

const SERVER = fileURLToPath(new URL("./steered-server.ts", import.meta.url));

/** A steered server as a plan has it; its port is chosen by the control plane. */
export function plannedTask(
  name: string,
  changes: Partial<PlannedProcess> & { readonly env?: Record<string, string> } = {},
): PlannedProcess {
  const { env = {}, ...rest } = changes;
  // Replaced by a number when ports are chosen.
  const port = `{{${name}}}` as unknown as number;
  return {
    name,
    role: "task",
    kind: "service",
    service: name.replace(/-\d+$/, ""),
    command: { argv: [process.execPath, SERVER], cwd: "/", env: { PORT: `{{${name}}}`, ...env } },
    port,
    dependsOn: [],
    before: [],
    after: [],
    probe: {
      check: { kind: "http", port, path: "/health" },
      interval: 100,
      timeout: 5_000,
      unhealthyAfter: 2,
      grace: 20_000,
    },
    stop: { signal: "SIGTERM", grace: 2_000 },
    balancer: null,
    fingerprint: `${name} ${JSON.stringify(env)} {{${name}}}`,
    ...rest,
  };
}

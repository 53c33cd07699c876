import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { deployablesOf } from "../plan/deployable.ts";
import { DEFAULT_OPTIONS } from "../plan/plan-options.ts";
import { planRun } from "../plan/plan-run.ts";
import { portsNeeded } from "../plan/ports-needed.ts";
import { secretsNeeded } from "../plan/secrets-needed.ts";
import { sourcesNeeded } from "../plan/sources.ts";
import { findBinaries } from "./machine/binaries.ts";
import { PlanError } from "./plan-error.ts";
import type { Planner } from "./planner.ts";
import { digestFolder } from "./process/digest.ts";
import { controlFolder, socketsFolder } from "./state/control-folder.ts";
import { keepSecrets, seeSecrets } from "./state/secrets.ts";
import { readWanted, type Wanted } from "./state/settings.ts";

/**
 * The planner for the graph in a state folder: everything about this machine is found, secrets are kept or made; only ports are left open. With
 * `supposed`, for that in its place, and nothing is kept of it.
 */
export async function plannerFromState(state: string, supposed: Wanted | null = null): Promise<Planner> {
  const { graph, settings } = supposed ?? (await readWanted(state));
  const secrets = supposed === null ? keepSecrets : seeSecrets;
  const { repository, parameters, maximumTasks } = settings;
  const options = maximumTasks === null ? DEFAULT_OPTIONS : { maximumTasks };
  const fixed = {
    ...{ repository, state, parameters },
    sockets: socketsFolder(state),
    binaries: findBinaries(),
    secrets: await secrets(join(controlFolder(state), "secrets"), secretsNeeded(graph)),
    version: await repositoryVersion(repository),
    sources: await digestSources(repository, sourcesNeeded(graph)),
  };
  return {
    ...{ graph, repository, code: "tree" },
    portKeys: portsNeeded(graph, options),
    givenPorts: givenPorts(parameters),
    maximumTasks: options.maximumTasks,
    deployables: deployablesOf(graph, fixed, options),
    plan: (ports, services) => {
      const { plan, diagnostics } = planRun(graph, { ...fixed, ports }, { ...options, services });
      const errors = diagnostics.filter(({ severity }) => severity === "error");
      if (errors.length > 0) throw new PlanError(errors);
      return plan;
    },
  };
}

/** `edgePort` asks for one certain port. */
function givenPorts({ edgePort }: Readonly<Record<string, string>>): Record<string, number> {
  return edgePort === undefined ? {} : { edge: Number(edgePort) };
}

async function repositoryVersion(repository: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(repository, "package.json"), "utf8")) as { version: string };
  return version;
}

async function digestSources(repository: string, sources: readonly string[]): Promise<Record<string, string | null>> {
  const digests = await Promise.all(sources.map(async (path) => [path, await digestIn(join(repository, path))]));
  return Object.fromEntries(digests);
}

async function digestIn(path: string): Promise<string | null> {
  return existsSync(path) ? digestFolder(path) : null;
}

import { type Graph, referencedBy, resourcesOf, type Value } from "@terrace/core/graph";
import type { Lack } from "@terrace/core/report";
import { parametersLacking } from "./alarms/channels/post-to.ts";
import { secretsFolder } from "./secrets/rotation.ts";
import { readSecret } from "./state/secrets.ts";
import { readWanted } from "./state/settings.ts";
import type { Supervisor } from "./supervisor.ts";

/** What only a person can give a platform and nobody gave, looked at anew with each plan that it takes on. */
export class Lacking {
  #all: readonly Lack[] = [];

  constructor(state: string, supervisor: Pick<Supervisor, "onPlan">) {
    supervisor.onPlan(() => {
      // What cannot be read now is read with the next plan.
      void lacksOf(state).then(
        (all) => {
          this.#all = all;
        },
        () => undefined,
      );
    });
  }

  get all(): readonly Lack[] {
    return this.#all;
  }
}

/** What the graph in a state needs of a person and has not. Nothing that nobody goes without is told. */
export async function lacksOf(state: string): Promise<readonly Lack[]> {
  const { graph, settings } = await readWanted(state);
  const secrets = await Promise.all(
    resourcesOf(graph, "secret")
      .filter(({ form }) => form === "external" || form === "json")
      .map(async ({ id }) => {
        const value = await readSecret(secretsFolder(state), id);
        const isGiven = value !== null && value.form !== "rsa-key-pair" && value.value !== "";
        return { id, without: isGiven ? [] : tasksWith(graph, (given) => referencedBy(given).includes(id)) };
      }),
  );
  return [
    ...secrets.map(({ id, without }) => ({ kind: "secret" as const, name: id.replace(/^secret\./, ""), without })),
    ...parametersOf(graph, settings.parameters),
  ].filter(({ without }) => without.length > 0);
}

function parametersOf(graph: Graph, parameters: Readonly<Record<string, string>>): readonly Lack[] {
  const lacks = resourcesOf(graph, "channel").flatMap((channel) =>
    parametersLacking(channel, { graph, parameters }).map((name) => ({ name, channel: channel.id })),
  );
  return [...new Set(lacks.map(({ name }) => name))].map((name) => ({
    ...{ kind: "parameter", name },
    without: lacks.flatMap((lack) => (lack.name === name ? lack.channel : [])),
  }));
}

/** Services, workers and sites that have such a value in their environment. */
function tasksWith(graph: Graph, isWanted: (value: Value) => boolean): readonly string[] {
  return (["service", "worker", "site"] as const)
    .flatMap((kind) => resourcesOf(graph, kind))
    .flatMap(({ id, env }) => (Object.values(env).some(isWanted) ? id : []));
}

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Graph } from "@terrace/core/graph";
import { differencesHere } from "@terrace/run/differences";
import { planRun } from "@terrace/run/plan";
import { describe, expect, it } from "vitest";
import type { Placement, SecretValue } from "../../adapters/run/src/plan/placement.ts";
import { secretsNeeded } from "../../adapters/run/src/plan/secrets-needed.ts";
import { placementFor } from "../../adapters/run/src/testing/small-placement.ts";
import { goldenGraphs } from "./graphs.ts";

const PLATFORMS = join(import.meta.dirname, "../../platforms");
const UPDATE = process.env.UPDATE_GOLDEN === "1";

/** Ports that no configuration has for any other reason, so that each can be read by its name. */
const FIRST_PORT = 61_001;

const everywhere = goldenGraphs();

const graphs = everywhere.filter(({ target }) => target === "local");

describe.each(graphs.map((graph) => ({ name: `${graph.platform} ${graph.environment}`, graph })))(
  "the run of $name",
  ({ graph }) => {
    it("is planned as its golden says: every file, folder and process (UPDATE_GOLDEN=1 accepts a difference)", () => {
      const text = planned(graph);
      const file = join(PLATFORMS, graph.platform, "golden", `${graph.environment}.run.json`);
      if (UPDATE) writeFileSync(file, text);
      expect(text).toBe(readFileSync(file, "utf8"));
    });
  },
);

it("there is a run for every environment on one machine and none beside", () => {
  const goldens = readdirSync(PLATFORMS)
    .filter((name) => readdirSync(join(PLATFORMS, name)).includes("golden"))
    .flatMap((name) =>
      readdirSync(join(PLATFORMS, name, "golden"))
        .filter((file) => file.endsWith(".run.json"))
        .map((file) => `${name} ${file}`),
    );
  if (!UPDATE)
    expect(goldens.sort()).toEqual(
      graphs.map(({ platform, environment }) => `${platform} ${environment}.run.json`).sort(),
    );
});

it.each(everywhere.map((graph) => ({ name: `${graph.platform} ${graph.environment}`, graph })))(
  "the document of $name names what its plan leaves out",
  ({ graph }) => {
    expect(differencesHere(graph)).toEqual(planRun(graph, placementOf(graph)).differences);
  },
);

/** The plan as text: ports by what they are for, files by their lines. */
function planned(graph: Graph): string {
  const placement = placementOf(graph);
  const { plan, diagnostics, differences } = planRun(graph, placement);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const files = plan.files.map(({ content, ...rest }) => ({ ...rest, content: content.split("\n") }));
  const text = JSON.stringify({ ...plan, files, differences }, null, 1);
  return `${Object.entries(placement.ports).reduce((all, [name, port]) => all.replaceAll(String(port), `{port of ${name}}`), text)}\n`;
}

function placementOf(graph: Graph): Placement {
  const { ports, ...placement } = placementFor(graph);
  return {
    ...placement,
    ports: Object.fromEntries(Object.keys(ports).map((name, index) => [name, FIRST_PORT + index])),
    secrets: Object.fromEntries(secretsNeeded(graph).map((secret) => [secret.id, secretValueOf(secret)])),
  };
}

function secretValueOf({ id, form }: ReturnType<typeof secretsNeeded>[number]): SecretValue {
  if (form === "rsa-key-pair")
    return { form, privateKey: `{private key of ${id}}`, publicKey: `{public key of ${id}}` };
  return { form, value: `{value of ${id}}` };
}

import { describe, expect, it } from "vitest";
import { SMALL_GRAPH } from "../testing/small-graph.ts";
import { placementFor } from "../testing/small-placement.ts";
import type { PlacedService } from "./placed-service.ts";
import { planRun } from "./plan-run.ts";
import type { PlannedProcess } from "./run-plan.ts";

const place = (slot: string, digest: string, env = {}) => ({ slot, digest, env });

/** A second revision of the films beside the first; the worker, which has the same schema, is as old as the first. */
const SERVICES: Readonly<Record<string, PlacedService>> = {
  films: {
    tasks: [place("films-2", "old"), place("films-5", "new", { COLOUR: "blue", LOG_LEVEL: "debug" })],
    newest: { digest: "new", createdAt: 2 },
  },
  encoder: { tasks: [place("encoder-1", "older")], newest: { digest: "older", createdAt: 1 } },
};

const { plan } = planRun(SMALL_GRAPH, placementFor(SMALL_GRAPH), { maximumTasks: 3, services: SERVICES });

function process(name: string): PlannedProcess {
  const found = plan.processes.find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
}
const labels = ({ before, after }: PlannedProcess) => [...before, ...after].map(({ label }) => label);
const migrations = ({ before, after }: PlannedProcess) =>
  [...before, ...after].flatMap((step) =>
    step.kind === "command" && step.label === "migrate films" ? [step.command.argv.at(-1)] : [],
  );

describe("services that were deployed", () => {
  it("run where they were placed, each task the code of its revision", () => {
    const tasks = plan.processes.filter(({ role, service }) => role === "task" && service !== "web");
    expect(tasks.map(({ name, command }) => [name, command.cwd])).toEqual([
      ["films-2", "/state/revisions/films/old/tree"],
      ["films-5", "/state/revisions/films/new/tree"],
      ["encoder-1", "/state/revisions/encoder/older/tree"],
    ]);
  });

  it("have what their revision sets instead of the graph's environment, and are other processes for it", () => {
    expect(process("films-5").command.env).toMatchObject({ COLOUR: "blue", LOG_LEVEL: "debug" });
    expect(process("films-2").command.env).toMatchObject({ LOG_LEVEL: "info" });
    const plain = { ...SERVICES, films: { ...SERVICES.films, tasks: [place("films-5", "new")] } as PlacedService };
    const other = planRun(SMALL_GRAPH, placementFor(SMALL_GRAPH), { maximumTasks: 3, services: plain }).plan;
    const [without] = other.processes.filter(({ name }) => name === "films-5");
    expect(without?.fingerprint).not.toBe(process("films-5").fingerprint);
  });

  it("bring the migrations of the newest code that has the schema, and no others", () => {
    const newest = "/state/revisions/films/new/tree/adapters/run/src/testing/films/migrations";
    expect(migrations(process("films-5"))).toEqual([newest]);
    expect(migrations(process("postgres"))).toEqual([newest]);
    expect([migrations(process("films-2")), migrations(process("encoder-1"))]).toEqual([[], []]);
  });

  it("copy the code first that a step needs, and once", () => {
    expect(labels(process("films-5")).slice(0, 2)).toEqual(["copy films", "migrate jobs"]);
    expect(labels(process("films-5")).filter((label) => label === "copy films")).toHaveLength(1);
  });

  it("leave the balancer as it is", () => {
    const first = planRun(SMALL_GRAPH, placementFor(SMALL_GRAPH), { maximumTasks: 3 }).plan;
    const fingerprintIn = (processes: readonly PlannedProcess[]) =>
      processes.find(({ kind }) => kind === "haproxy")?.fingerprint;
    expect(fingerprintIn(plan.processes)).toBe(fingerprintIn(first.processes));
  });
});

import type { Graph } from "@terrace/core/graph";
import type { RunChanges } from "@terrace/core/report";
import { describe, expect, it } from "vitest";
import { wantedBody } from "./control/wanted-body.ts";
import { FILMS_GRAPH } from "./testing/films-graph.ts";
import { runningFilms } from "./testing/running-films.ts";

const graph: Graph = { ...FILMS_GRAPH, platform: "foreseen-films" };
const films = runningFilms(graph);

/** Another line in the balancer's configuration, another variable of the service, and no worker. */
const changed: Graph = {
  ...graph,
  resources: graph.resources
    .filter(({ kind }) => kind !== "worker")
    .map((one) => {
      if (one.kind === "balancer") return { ...one, idleTimeout: one.idleTimeout + 1_000 };
      return one.kind === "service" ? { ...one, env: { COLOUR: { kind: "literal", value: "teal" } } } : one;
    }),
};

async function foreseen(wanted: Graph): Promise<RunChanges> {
  const settings = { repository: films.repository, parameters: {}, maximumTasks: 3 };
  return films.call("POST /plan", wantedBody({ graph: wanted, settings }));
}

const changes = ({ processes }: RunChanges) => processes.map(({ name, change }) => [name, change]);

describe("what up would do", () => {
  it("is nothing while all is as it was", async () => {
    const { processes, services } = await foreseen(graph);
    expect(new Set(processes.map(({ change }) => change))).toEqual(new Set(["stay"]));
    expect(services).toEqual([]);
  });

  it("is a reload, a restart and an end, of which nothing is done, and then just that", async () => {
    const before = await films.status();
    expect(Object.fromEntries(changes(await foreseen(changed)))).toEqual({
      ...{ balancer: "reload", "films-1": "restart", "films-2": "restart" },
      ...{ "encoder-1": "stop" },
    });
    expect(await films.status()).toEqual(before);
    expect(new Set(changes(await foreseen(graph)).map(([, change]) => change))).toEqual(new Set(["stay"]));
    await films.up(changed);
    const after = await films.status();
    const pidOf = ({ engines }: typeof before, engine: string) => engines.find(({ name }) => name === engine)?.pid;
    expect(pidOf(after, "balancer")).toBe(pidOf(before, "balancer"));
    expect(after.tasks.map(({ name, restarts }) => [name, restarts])).toEqual([
      ["films-1", 1],
      ["films-2", 1],
    ]);
  });

  it("is a deployment where the code is another", async () => {
    films.change("two");
    const { services, processes } = await foreseen(changed);
    expect(services).toMatchObject([{ name: "films", change: "deploy" }]);
    expect(services[0]?.because).toMatch(/revision 1's \(services\/films\); one task follows another$/);
    expect(new Set(processes.map(({ change }) => change))).toEqual(new Set(["stay"]));
  });

  it("is not told of what is no graph", async () => {
    await expect(films.call("POST /plan", { graph: 1 })).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
  });
});

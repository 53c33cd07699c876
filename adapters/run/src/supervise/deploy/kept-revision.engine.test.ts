import type { Graph } from "@terrace/core/graph";
import { describe, expect, it } from "vitest";
import type { RunEvent } from "../event.ts";
import { isEnd } from "../testing/deployable-platform.ts";
import { FILMS_GRAPH } from "../testing/films-graph.ts";
import { openLoad } from "../testing/open-load.ts";
import { runningFilms } from "../testing/running-films.ts";

const HOUR = 3_600_000;

/** The films, whose old revision is kept for an hour after each deployment. */
const KEEPING: Graph = {
  ...FILMS_GRAPH,
  resources: FILMS_GRAPH.resources.map((resource) => {
    if (resource.kind !== "service") return resource;
    const { rollback } = resource.deployment;
    const verify = { path: "/health", attempts: 3, interval: 100 };
    const steps = [
      { share: 0.5, bake: 200 },
      { share: 1, bake: 0 },
    ];
    return { ...resource, deployment: { strategy: "linear", steps, keepOld: HOUR, verify, rollback } };
  }),
};

const films = runningFilms(KEEPING);
const places = async () =>
  (await films.service("films")).revisions.flatMap(({ number, tasks }) => tasks.map((task) => `${task} ${number}`));

describe("an old revision that is kept", () => {
  it("gets no request, lives on under another control plane, and is back at once", async () => {
    films.change("two");
    const load = openLoad(films.origin());
    expect(await films.deploy()).toMatchObject({ outcome: "deployed" });
    expect(await places()).toEqual(["films-1 1", "films-2 1", "films-3 2", "films-4 2"]);
    await films.crash();
    await films.up();
    expect(await films.answer()).toBe("two");
    const back = films.next(isEnd());
    await films.call("POST /rollback/films");
    const { at, ...ended } = await back;
    expect(ended).toMatchObject({ outcome: "deployed", revision: 1 });
    expect(await films.answer()).toBe("one");
    const started = (await films.status()).tasks.filter(({ service }) => service === "films");
    expect(started.map(({ name }) => name)).toEqual(expect.arrayContaining(["films-1", "films-2"]));
    expect((await load.stop()).failures).toEqual([]);
  });

  it("makes room for the next deployment", async () => {
    films.change("three");
    expect(await films.deploy()).toMatchObject({ outcome: "deployed", revision: 3 });
    films.change("four");
    const load = openLoad(films.origin());
    expect(await films.deploy()).toMatchObject({ outcome: "deployed", revision: 4 });
    expect((await load.stop()).failures).toEqual([]);
    expect((await places()).map((place) => place.slice(-1)).toSorted()).toEqual(["3", "3", "4", "4"]);
  });

  it("is not started again after a stop", async () => {
    await films.down();
    await films.up();
    expect((await places()).map((place) => place.slice(-1))).toEqual(["4", "4"]);
    expect(await films.answer()).toBe("four");
  });
});

describe("a balancer that is killed in the middle of a deployment", () => {
  it("gives each revision its share again as soon as it is back", async () => {
    films.change("five");
    const shifted = films.next(
      (event): event is RunEvent => event.type === "deployment-step" && event.text.startsWith("50 %"),
    );
    const { ended } = await films.begin({ speed: 0.05 });
    await shifted;
    const balancer = (await films.status()).engines.find(({ kind }) => kind === "haproxy");
    process.kill(balancer?.pid ?? 0, "SIGKILL");
    await films.next((event): event is RunEvent => event.type === "process-ready" && event.name === balancer?.name);
    const answers = await Promise.all(Array.from({ length: 40 }, films.answer));
    expect(answers.filter((one) => one === "five")).toHaveLength(20);
    expect(await ended()).toMatchObject({ outcome: "deployed" });
    expect(await films.answer()).toBe("five");
  });
});

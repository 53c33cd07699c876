import { setTimeout as sleep } from "node:timers/promises";
import type { Graph } from "@terrace/core/graph";
import type { ScalingReport } from "@terrace/core/report";
import { describe, expect, it } from "vitest";
import type { RunEvent } from "../event.ts";
import { FILMS_GRAPH } from "../testing/films-graph.ts";
import { openLoad } from "../testing/open-load.ts";
import { runningFilms } from "../testing/running-films.ts";

/** One open load makes 2,400 requests a minute: one task is enough for it, and three for five of them. */
const TARGET = 4_200;

/** Ten minutes, at the speed of the rehearsal. */
const SPEED = 30;
const TEN_MINUTES = 600_000 / SPEED;

const GRAPH: Graph = {
  ...FILMS_GRAPH,
  resources: FILMS_GRAPH.resources.map((one) =>
    one.kind === "service"
      ? {
          ...one,
          tasks: { desired: 1, minimum: 1, maximum: 5 },
          scale: [
            {
              ...{ kind: "target", metric: "requests-per-task", target: TARGET },
              outCooldown: 60_000,
              inCooldown: 300_000,
            },
          ],
        }
      : one,
  ),
};

type Scaled = Extract<RunEvent, { readonly type: "scaled" }>;

const isScaled = (event: RunEvent): event is Scaled => event.type === "scaled" && event.name === "films";

const films = runningFilms(GRAPH);

const scaling = async () => (await films.call<ScalingReport>("GET /scaling")).services[0];
const tasks = async () => (await films.status()).tasks.filter(({ service }) => service === "films").length;

describe("a service that scales by its requests", () => {
  it("says what it would do, within what this machine may run, and refuses a speed that is none", async () => {
    const { speed, services } = await films.call<ScalingReport>("POST /scaling", { speed: SPEED });
    expect(speed).toBe(SPEED);
    expect(services).toMatchObject([{ service: "films", desired: 1, maximum: 3, asked: { minimum: 1, maximum: 5 } }]);
    for (const wrong of [0, 31, "fast", null])
      await expect(films.call("POST /scaling", { speed: wrong })).rejects.toMatchObject({ code: "BAD_SPEED" });
  });

  it("gets as many tasks as five times the load needs, keeps them for ten minutes and gives them back; nobody notices", async () => {
    const steady = openLoad(films.origin());
    await expect.poll(async () => (await scaling())?.now[0]?.wants, { timeout: 60_000 }).toBe("stay");
    const out = films.next(isScaled);
    const rush = Array.from({ length: 4 }, () => openLoad(films.origin()));
    expect(await out).toMatchObject({
      from: 1,
      to: 3,
      because: expect.stringContaining("3 tasks bring it to the target"),
    });
    expect(await tasks()).toBe(3);
    const before = films.next(isScaled);
    await sleep(TEN_MINUTES);
    expect(await tasks()).toBe(3);
    for (const load of rush) expect((await load.stop()).failures).toEqual([]);
    expect(await before).toMatchObject({ from: 3 });
    await expect.poll(tasks, { timeout: 60_000 }).toBe(1);
    const { sent, failures } = await steady.stop();
    expect(failures).toEqual([]);
    expect(sent).toBeGreaterThan(2_000);
    const moves = (await scaling())?.log.filter(({ from, to }) => from !== to) ?? [];
    expect(moves.filter(({ from, to }) => to > from)).toHaveLength(1);
  }, 180_000);

  it("keeps what it did and why over the death of the control plane", async () => {
    const before = (await scaling())?.log;
    await films.crash();
    await films.up();
    expect((await scaling())?.log).toEqual(before);
    expect((await films.call<ScalingReport>("GET /scaling")).speed).toBe(SPEED);
  });
});

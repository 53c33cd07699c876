import type { Measurement } from "@terrace/core/report";
import { expect, it } from "vitest";
import { controlLines } from "../control/client.ts";
import type { RunEvent } from "../event.ts";
import { findState } from "../state/state-folder.ts";
import { FILMS_GRAPH } from "../testing/films-graph.ts";
import { runningFilms } from "../testing/running-films.ts";

const films = runningFilms();

const isReady = (event: RunEvent): event is Extract<RunEvent, { type: "process-ready" }> =>
  event.type === "process-ready" && event.name === "balancer";

it("a balancer that is started anew is not kept from ending by being measured, and is measured on", async () => {
  await firstWith(({ services }) => (services.films?.latency ?? null) !== null);
  const begun = Date.now();
  const ready = films.next(isReady);
  await films.call("POST /restart/balancer");
  await ready;
  // HAProxy waits five seconds for whoever is connected, and takes no requests meanwhile.
  expect(Date.now() - begun).toBeLessThan(5_000);
  await firstWith(({ services }) => (services.films?.latency ?? null) !== null);
});

it("workers of another configuration are measured from nothing on, and nothing less than that is told", async () => {
  const resources = FILMS_GRAPH.resources.map((one) =>
    one.kind === "balancer" ? { ...one, idleTimeout: one.idleTimeout / 2 } : one,
  );
  await films.up({ ...FILMS_GRAPH, resources });
  expect(films.events.at(-1)).toMatchObject({ type: "platform-ready" });
  expect(films.events.filter(({ type }) => type === "process-reloaded")).toMatchObject([{ name: "balancer" }]);
  const counts: number[] = [];
  await firstWith(({ services }) => {
    const { requests = 0, statuses = [], latency = null } = services.films ?? {};
    counts.push(requests, ...statuses);
    return latency !== null;
  });
  expect(Math.min(...counts)).toBe(0);
});

/** Sends requests until a second is measured that satisfies a predicate. */
async function firstWith(wanted: (measurement: Measurement) => boolean): Promise<void> {
  const timer = setInterval(() => void films.answer().catch(() => undefined), 100);
  try {
    const state = await findState(films.ref);
    for await (const measurement of (await controlLines<Measurement>(state, "GET /measurements")) ?? [])
      if (wanted(measurement)) return;
    throw new Error("the control plane ended before that was measured");
  } finally {
    clearInterval(timer);
  }
}

import type { Measurement } from "@terrace/core/report";
import { afterAll, beforeAll, expect, it } from "vitest";
import { controlLines } from "../control/client.ts";
import type { RunEvent } from "../event.ts";
import { findState } from "../state/state-folder.ts";
import { type DeployablePlatform, deployablePlatform } from "../testing/deployable-platform.ts";
import { FILMS_GRAPH, filmsCode } from "../testing/films-graph.ts";

let films: DeployablePlatform;
let origin: string;

beforeAll(async () => {
  films = await deployablePlatform(FILMS_GRAPH, filmsCode("one"));
  origin = (await films.up()).url;
});
afterAll(() => films?.[Symbol.asyncDispose]());

const isReady = (event: RunEvent): event is Extract<RunEvent, { type: "process-ready" }> =>
  event.type === "process-ready" && event.name === "balancer";

it("a balancer that is started anew is not kept from ending by being measured, and is measured on", async () => {
  await firstWith(({ services }) => (services.films?.latency ?? null) !== null);
  const begun = Date.now();
  const ready = films.next(isReady);
  await films.call("POST /restart/balancer");
  await ready;
  // HAProxy waits five seconds for whoever is connected, and takes no requests meanwhile.
  expect(Date.now() - begun).toBeLessThan(4_000);
  await firstWith(({ services }) => (services.films?.latency ?? null) !== null);
});

/** Sends requests until a second is measured that satisfies a predicate. */
async function firstWith(wanted: (measurement: Measurement) => boolean): Promise<void> {
  const timer = setInterval(() => void fetch(origin).catch(() => undefined), 100);
  try {
    const state = await findState(films.ref);
    for await (const measurement of (await controlLines<Measurement>(state, "GET /measurements")) ?? [])
      if (wanted(measurement)) return;
    throw new Error("the control plane ended before that was measured");
  } finally {
    clearInterval(timer);
  }
}

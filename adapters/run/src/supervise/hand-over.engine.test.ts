import type { Measurement } from "@terrace/core/report";
import { describe, expect, it } from "vitest";
import { controlLines } from "./control/client.ts";
import { findState } from "./state/state-folder.ts";
import { isStep } from "./testing/deployable-platform.ts";
import { openLoad } from "./testing/open-load.ts";
import { runningFilms } from "./testing/running-films.ts";

const films = runningFilms();

/** Who runs, by name. */
const pids = async () => {
  const { tasks, engines } = await films.status();
  return [...tasks, ...engines].map(({ name, pid }) => `${name} ${pid}`);
};
/** When the first second that is still known was measured. */
const firstMeasured = async () => {
  const seconds = await controlLines<Measurement>(await findState(films.ref), "GET /measurements?since=0");
  for await (const { at } of seconds ?? []) return at;
};
const controlPlane = async () => (await films.status()).control?.pid;

describe("a control plane that hands over", () => {
  it("costs no request, and no task or engine is another one afterwards", async () => {
    const [before, control, first] = [await pids(), await controlPlane(), await firstMeasured()];
    const load = openLoad(films.origin());
    for (let times = 0; times < 3; times++) {
      await films.call("POST /hand-over");
      await films.up();
    }
    const { failures, seen, sent } = await load.stop();
    expect([failures, seen]).toEqual([[], ["one"]]);
    expect(sent).toBeGreaterThan(50);
    expect(await pids()).toEqual(before);
    expect(await controlPlane()).not.toBe(control);
    expect(await firstMeasured()).toBe(first);
    const restarts = (await films.status()).tasks.map((task) => task.restarts);
    expect(restarts.every((count) => count === 0)).toBe(true);
  });

  it("does so after a deployment, and leaves what that keeps", async () => {
    films.change("two");
    const shifted = films.next(isStep("shift"));
    const { ended } = await films.begin({ strategy: "linear", speed: 120 });
    await shifted;
    await expect(films.call("POST /hand-over")).rejects.toMatchObject({
      code: "UNDER_WAY",
      message: "a deployment of films is under way",
    });
    expect(await ended()).toMatchObject({ outcome: "deployed" });
    const load = openLoad(films.origin());
    await expect
      .poll(
        () =>
          films.call("POST /hand-over").then(
            () => "ends",
            (error: Error) => error.message,
          ),
        { timeout: 30_000 },
      )
      .toBe("ends");
    await films.up();
    expect(await load.stop()).toMatchObject({ failures: [], seen: ["two"] });
  });
});

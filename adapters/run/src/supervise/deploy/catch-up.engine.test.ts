import { describe, expect, it } from "vitest";
import { isEnd, isStep } from "../testing/deployable-platform.ts";
import { openLoad } from "../testing/open-load.ts";
import { runningFilms } from "../testing/running-films.ts";

const films = runningFilms();
const told = (from: number) =>
  films.events.slice(from).flatMap((event) => {
    const isTold = event.type === "deployment-awaited" || event.type === "deployment-ended";
    return isTold ? [`${event.name} ${event.revision} ${event.type}`] : [];
  });

describe("up", () => {
  it("follows what a killed control plane was deploying to its end, and then brings what else has changed", async () => {
    films.change("two");
    const load = openLoad(films.origin());
    const reached = films.next(isStep("shift"));
    await films.begin({ strategy: "linear", speed: 120 });
    await reached;
    await films.crash();
    const from = films.events.length;
    await films.up();
    expect((await load.stop()).failures).toEqual([]);
    expect(told(from)).toEqual([
      "films 2 deployment-awaited",
      "films 2 deployment-ended",
      "encoder 2 deployment-ended",
    ]);
    const [{ current, running }, encoder] = [await films.service("films"), await films.service("encoder")];
    expect([current, running, encoder.current, await films.answer()]).toEqual([2, null, 2, "two"]);
  });

  it("says so when that went back, and the next one leaves the service where it is and says why", async () => {
    films.change("three");
    const reached = films.next(isStep("start"));
    await films.begin({ strategy: "rolling", env: { SICK: "yes" } });
    await reached;
    await films.crash();
    const back = { reason: "deployment", outcome: "rolled-back", revision: 3, current: 2 };
    await expect(films.up()).rejects.toMatchObject({ process: "films", failure: back });
    expect([await films.answer(), (await films.service("encoder")).current]).toEqual(["two", 3]);
    const held = {
      service: "films",
      current: 2,
      revision: 3,
      reason: expect.stringMatching(/^0 of 2 tasks became healthy in time; .* answered 503$/),
    };
    expect((await films.up()).heldBack).toEqual([held]);
    expect((await films.status()).heldBack).toEqual([held]);
    expect(await films.answer()).toBe("two");
    expect(await films.deploy({ strategy: "rolling" })).toMatchObject({ outcome: "deployed" });
    expect((await films.up()).heldBack).toBeUndefined();
  });

  it("waits for a deployment that somebody else has begun", async () => {
    films.change("four");
    const reached = films.next(isStep("shift"));
    await films.begin({ strategy: "linear", speed: 120 });
    await reached;
    films.change("five");
    const from = films.events.length;
    const load = openLoad(films.origin());
    await films.up();
    expect(told(from)[0]).toBe("films 5 deployment-awaited");
    expect(told(from).slice(1, 2)).toEqual(["films 5 deployment-ended"]);
    expect(told(from).slice(2).toSorted()).toEqual(["encoder 4 deployment-ended", "films 6 deployment-ended"]);
    const { failures, seen } = await load.stop();
    expect([failures, seen]).toEqual([[], ["five", "four", "three"]]);
  });

  it("does not bring back what a person has taken back, until there is other code", async () => {
    const ended = films.next(isEnd());
    await films.call("POST /rollback/films");
    await ended;
    expect((await films.up()).heldBack).toMatchObject([{ service: "films", reason: "it was taken back" }]);
    expect(await films.answer()).toBe("four");
    films.change("six");
    expect((await films.up()).heldBack).toBeUndefined();
    expect(await films.answer()).toBe("six");
  });
});

import { describe, expect, it } from "vitest";
import { isEnd, isStep } from "../testing/deployable-platform.ts";
import { filmsCode } from "../testing/films-graph.ts";
import { openLoad } from "../testing/open-load.ts";
import { runningFilms } from "../testing/running-films.ts";

const films = runningFilms();
const slots = async () => (await films.service("films")).revisions.flatMap(({ tasks }) => tasks);

describe("what is refused, with a sentence", () => {
  it.each([
    [{ services: ["filsm"] }, "UNKNOWN_SERVICE", "there is no service filsm; there are films, encoder"],
    [{ services: ["films"] }, "NOTHING_CHANGED", "nothing is new since it was deployed: films (revision 1)"],
    [{}, "NOTHING_CHANGED", /films \(revision 1\), encoder \(revision 1\)$/],
    [{ strategy: "big-bang" }, "VALIDATION_FAILED", /there is no strategy big-bang; there are rolling, blue-green/],
    [{ speed: 0 }, "VALIDATION_FAILED", "a speed is a number above 0, and 0 is none"],
    [{ env: { PORT: "1" } }, "VALIDATION_FAILED", "PORT is decided by the place that a task stands in"],
    [{ services: ["encoder"], env: { A: "b" }, strategy: "canary" }, "STRATEGY_UNFIT", /can only be deployed rolling$/],
    [{ services: ["encoder"], strategy: "canary" }, "STRATEGY_UNFIT", /can only be deployed rolling$/],
  ])("%j", async (wish, code, message) => {
    await expect(films.call("POST /deploy", wish)).rejects.toMatchObject({
      code,
      message: typeof message === "string" ? message : expect.stringMatching(message),
    });
  });

  it("a way back where there is none", async () => {
    await expect(films.call("POST /rollback/films")).rejects.toMatchObject({ code: "NOTHING_BEFORE" });
    await expect(films.call("POST /rollback/filsm")).rejects.toMatchObject({ code: "UNKNOWN_SERVICE" });
  });

  it("more tasks than there is room for", async () => {
    await expect(films.call("POST /scale/films/4")).rejects.toMatchObject({ code: "BEYOND_MAXIMUM" });
    await expect(films.call("POST /scale/films/many")).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
  });
});

describe("a deployment", () => {
  it("that replaces task after task loses no request", async () => {
    films.change("two");
    const load = openLoad(films.origin());
    expect(await films.deploy({ strategy: "rolling" })).toMatchObject({ outcome: "deployed", revision: 2 });
    const { failures, seen } = await load.stop();
    expect([failures, seen]).toEqual([[], ["one", "two"]]);
    const { current, running, history } = await films.service("films");
    expect([current, running, history[0]?.end?.outcome]).toEqual([2, null, "deployed"]);
    expect((await films.status()).tasks.map(({ name }) => name)).toContain("films-3");
  });

  it("that switches over loses none either, and while it is watched no second one begins", async () => {
    films.change("three");
    const load = openLoad(films.origin());
    const watched = films.next(isStep("shift"));
    const { ended } = await films.begin({ strategy: "blue-green", speed: 150 });
    await watched;
    await expect.poll(films.answer).toBe("three");
    await expect(films.call("POST /deploy", { services: ["films"], env: { COLOUR: "blue" } })).rejects.toMatchObject({
      code: "DEPLOYMENT_UNDERWAY",
      message: "a deployment of films from revision 2 to 3 is under way",
    });
    await expect(films.call("POST /scale/films/1")).rejects.toMatchObject({ code: "DEPLOYMENT_UNDERWAY" });
    expect(await ended()).toMatchObject({ outcome: "deployed" });
    expect((await load.stop()).failures).toEqual([]);
  });

  it("that is taken back while it is watched gives all requests back", async () => {
    const load = openLoad(films.origin());
    const watched = films.next(isStep("shift"));
    const { ended } = await films.begin({ strategy: "blue-green", env: { COLOUR: "blue" } });
    await watched;
    await expect.poll(films.answer).toBe("threeblue");
    await films.call("POST /rollback/films");
    expect(await ended()).toMatchObject({ outcome: "rolled-back", reason: "the old revision was asked back" });
    expect(await films.answer()).toBe("three");
    expect((await load.stop()).failures).toEqual([]);
    expect((await films.service("films")).current).toBe(3);
  });

  it("of what never becomes healthy goes back by itself, and nobody notices", async () => {
    const load = openLoad(films.origin());
    expect(await films.deploy({ strategy: "rolling", env: { SICK: "yes" } })).toMatchObject({
      outcome: "rolled-back",
      reason: expect.stringMatching(/^0 of 2 tasks became healthy in time; .*: answered 503$/),
    });
    const { failures, seen } = await load.stop();
    expect([failures, seen]).toEqual([[], ["three"]]);
  });

  it("gives its tasks what was set beside their environment, and tells nobody the value", async () => {
    expect(await films.deploy({ strategy: "rolling", env: { COLOUR: "teal" } })).toMatchObject({
      outcome: "deployed",
    });
    expect(await films.answer()).toBe("threeteal");
    const { revisions } = await films.service("films");
    expect(revisions.at(-1)?.env).toEqual(["COLOUR"]);
    expect(JSON.stringify(await films.service("films"))).not.toContain("teal");
  });

  it("of what runs keeps what was set before, and takes nothing from the working tree", async () => {
    films.change("not yet");
    expect(await films.deploy({ strategy: "rolling", env: { OTHER: "x" }, code: "running" })).toMatchObject({
      outcome: "deployed",
    });
    expect((await films.service("films")).revisions.at(-1)?.env).toEqual(["COLOUR", "OTHER"]);
    expect(await films.answer()).toBe("threeteal");
    const ended = films.next(isEnd());
    await films.call("POST /rollback/films");
    await ended;
    films.change("three");
  });

  it("is followed by the way back to the revision that served before, by-passing those that never did", async () => {
    const ended = films.next(isEnd());
    expect(await films.call("POST /rollback/films")).toMatchObject({
      deployments: [{ service: "films", revision: 3 }],
    });
    expect(await ended).toMatchObject({ outcome: "deployed", revision: 3 });
    expect(await films.answer()).toBe("three");
  });

  it("goes on under another control plane when its own is killed, and traffic never stops", async () => {
    films.change("four");
    const load = openLoad(films.origin());
    const watched = films.next(isStep("shift"));
    await films.begin({ strategy: "linear", speed: 120 });
    await watched;
    await films.crash();
    await films.up();
    expect(await films.next(isEnd(), 0)).toMatchObject({ outcome: "deployed", revision: 8 });
    const { failures, seen } = await load.stop();
    expect([failures, seen]).toEqual([[], ["four", "three"]]);
    expect(await films.answer()).toBe("four");
  });
});

describe("a control plane that is killed while tasks are replaced", () => {
  it.each([["start"], ["drain"], ["stop"]])(
    "at the step %s is followed by one that ends what it began",
    async (kind) => {
      films.change(`four after ${kind}`);
      const load = openLoad(films.origin());
      const reached = films.next(isStep(kind));
      await films.begin({ strategy: "rolling" });
      await reached;
      await films.crash();
      await films.up();
      await expect.poll(async () => (await films.service("films")).running).toBeNull();
      expect(await films.answer()).toBe(`four after ${kind}`);
      expect((await load.stop()).failures).toEqual([]);
      expect(await slots()).toHaveLength(2);
    },
  );
});

describe("up", () => {
  it("on a platform that runs brings the code that has changed, and loses no request", async () => {
    films.change("five");
    const load = openLoad(films.origin());
    await films.up();
    const { failures, seen } = await load.stop();
    expect([failures, seen]).toEqual([[], ["five", "four after stop"]]);
    expect((await films.service("films")).history[0]).toMatchObject({ strategy: "rolling", revision: 12 });
    expect((await films.service("encoder")).current).toBe(6);
  });

  it("says what is wrong with code that cannot run, and what ran before goes on", async () => {
    const broken = filmsCode("six")["services/films/src/main.ts"];
    films.write({ "services/films/src/main.ts": `throw new Error("it is broken");\n${broken}` });
    const load = openLoad(films.origin());
    const ended = Promise.all(["films", "encoder"].map((name) => films.next(isEnd(name))));
    await expect(films.up()).rejects.toThrow(/^(films|encoder)(-\d)? did not come up: (exited|deployment)$/);
    const reason = expect.stringMatching(/ended \d times; the last one ended with exit code 1: Error: it is broken$/);
    expect(await ended).toMatchObject([
      { outcome: "rolled-back", reason },
      { outcome: "rolled-back", reason },
    ]);
    const { failures, seen } = await load.stop();
    expect([failures, seen]).toEqual([[], ["five"]]);
    films.change("five");
    await films.up();
    expect(await films.answer()).toBe("five");
  });
});

describe("the number of tasks", () => {
  it("is what was asked for, and loses no request on the way up and down", async () => {
    const load = openLoad(films.origin());
    for (const count of [3, 1, 2, 1]) {
      expect(await films.call(`POST /scale/films/${count}`)).toMatchObject({ to: count });
      const healthy = async () =>
        (await films.status()).tasks.filter(({ service, health }) => service === "films" && health === "healthy");
      await expect.poll(async () => (await healthy()).length).toBe(count);
    }
    expect((await load.stop()).failures).toEqual([]);
  });

  it("and the places are the same after a stop, and so is what was set beside the environment", async () => {
    await films.deploy({ strategy: "rolling", env: { COLOUR: "teal" } });
    const before = await slots();
    await films.down();
    await films.up();
    expect([await slots(), (await films.service("films")).desired, await films.answer()]).toEqual([
      before,
      1,
      "fiveteal",
    ]);
  });

  it("while code that was written between stop and start is simply what starts", async () => {
    await films.down();
    films.change("seven");
    await films.up();
    expect(await films.answer()).toBe("seven");
    const { current, running, revisions } = await films.service("films");
    expect([running, revisions.filter(({ tasks }) => tasks.length > 0).map(({ number }) => number)]).toEqual([
      null,
      [current],
    ]);
    films.change("eight");
    const load = openLoad(films.origin());
    expect(await films.deploy({ strategy: "rolling" })).toMatchObject({ outcome: "deployed" });
    const { failures, seen } = await load.stop();
    expect([failures, seen]).toEqual([[], ["eight", "seven"]]);
  });
});

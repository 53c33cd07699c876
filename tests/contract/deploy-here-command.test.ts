import { type ChildProcess, execFile } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunEvent } from "../../adapters/run/src/client.ts";
import { runningFilms } from "../../adapters/run/src/supervise/testing/running-films.ts";
import type { DeploymentList } from "../../core/src/report/index.ts";

const COMMAND = join(import.meta.dirname, "../../cli/bin/terrace.mjs");

const films = runningFilms();
let load: SteadyLoad;

beforeAll(() => {
  load = steadyLoad(films.origin());
});
afterAll(() => load?.stop());

describe("terrace deploy --here", () => {
  it("takes a canary back by itself of which a few percent of the requests fail, and says by which figures", async () => {
    const failures = load.failures();
    const answered = load.answered();
    const { code, out } = await terrace(
      ...["deploy", "films", "--here", "films", "--strategy", "canary", "--speed", "15"],
      ...["--set-env", "FAILS_EVERY=20", "--json"],
    ).ended;
    expect(code).toBe(4);
    const result = JSON.parse(out) as { readonly reason: string; readonly steps: readonly { readonly kind: string }[] };
    expect(result).toMatchObject({ status: "rolled-back", service: "films", revision: 2 });
    expect(result.reason).toMatch(/^\d+(\.\d+)? % of \d+ requests failed beside 0 % of the baseline's \(p /);
    expect(result.steps.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["start", "verify", "shift", "roll-back", "drain", "stop", "finish"]),
    );
    // A twentieth of the requests went there, and a twentieth of those failed.
    expect(load.failures() - failures).toBeLessThan((load.answered() - answered) / 50);
    expect((await list()).services.find(({ service }) => service === "films")).toMatchObject({ current: 1 });
  });

  it("goes on when nobody watches any more, and tells how to see it and how to undo it", async () => {
    const { child, ended } = terrace("deploy", "films", "--here", "films", "--strategy", "canary", "--set-env", "A=b");
    await films.next(isShift);
    child.kill("SIGINT");
    const { code, err } = await ended;
    expect(code).toBe(130);
    expect(err).toContain("terrace deployments films -f");
    expect(err).toContain("terrace rollback films films");
    const running = (await list()).services.flatMap(({ running: one }) => one?.service ?? []);
    expect(running).toEqual(["films"]);
    const shown = await terrace("deployments", "films").ended;
    expect(shown.out).toMatch(/films +3 +canary .* at 5 % /);
    const back = await terrace("rollback", "films", "films", "--json").ended;
    expect(back.code).toBe(0);
    expect(JSON.parse(back.out)).toMatchObject({ status: "rolled-back", reason: "the old revision was asked back" });
  });

  it("says that nothing differs, and deploys what does", async () => {
    const same = await terrace("deploy", "films", "--here", "--json").ended;
    expect([same.code, JSON.parse(same.out)]).toEqual([0, { status: "unchanged", deployments: [] }]);
    films.change("two");
    const { code, out } = await terrace("deploy", "films", "--here", "--strategy", "rolling", "--json").ended;
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      status: "deployed",
      deployments: [{ service: "films" }, { service: "encoder" }],
    });
  });

  it("names the services that there are when there is no such", async () => {
    const { code, err } = await terrace("deploy", "films", "--here", "filsm").ended;
    expect([code, err]).toEqual([1, expect.stringContaining("There is no service filsm; there are films, encoder.")]);
  });
});

describe("terrace scale", () => {
  it("waits for the tasks that were asked for, and says how many there may be", async () => {
    const more = await terrace("scale", "films", "films=3").ended;
    expect([more.code, more.out]).toEqual([0, "  films has 3 tasks\n"]);
    const beyond = await terrace("scale", "films", "films=4").ended;
    expect([beyond.code, beyond.err]).toEqual([1, expect.stringContaining("Films may have 3 tasks at most.")]);
    expect((await terrace("scale", "films", "films=many").ended).code).toBe(1);
  });
});

function isShift(event: RunEvent): event is RunEvent {
  return event.type === "deployment-step" && event.kind === "shift";
}

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function terrace(...words: readonly string[]): { readonly child: ChildProcess; readonly ended: Promise<Outcome> } {
  const { stateRoot } = films.ref;
  const env = { ...process.env, NO_COLOR: "1", COLUMNS: "120", TERRACE_ENV: "", TERRACE_STATE: stateRoot };
  let output = { out: "", err: "" };
  const child = execFile(process.execPath, [COMMAND, ...words], { env }, (_, out, err) => {
    output = { out, err };
  });
  const ended = once(child, "close").then(([code]) => ({ code: code as number, ...output }));
  return { child, ended };
}

function list(): Promise<DeploymentList> {
  return films.call<DeploymentList>("GET /deployments");
}

interface SteadyLoad {
  readonly answered: () => number;
  readonly failures: () => number;
  readonly stop: () => Promise<void>;
}

/** Clients that ask as soon as they were answered: a verdict needs some hundred requests of the canary. */
function steadyLoad(origin: string): SteadyLoad {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const stopped = new AbortController();
  let [answered, failures] = [0, 0];
  const ask = () =>
    new Promise<void>((resolve) => {
      const sent = request(origin, { agent }, (response) => {
        if (response.statusCode !== 200) failures++;
        answered++;
        response.resume().once("end", resolve);
      });
      sent.once("error", () => {
        failures++;
        resolve();
      });
      sent.end();
    });
  const client = async () => {
    while (!stopped.signal.aborted) await ask();
  };
  const clients = Array.from({ length: 8 }, client);
  const stop = async () => {
    stopped.abort();
    await Promise.all(clients);
    agent.destroy();
  };
  return { answered: () => answered, failures: () => failures, stop };
}

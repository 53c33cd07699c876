import type { IncomingMessage } from "node:http";
import { json } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import type { Channel, Graph } from "@terrace/core/graph";
import type { AlarmsReport, AlarmTest, SeriesReport } from "@terrace/core/report";
import { describe, expect, it } from "vitest";
import { freePorts } from "../../testing/free-ports.ts";
import { stubServer } from "../../testing/stub-server.ts";
import { alarmWith, watchedGraph } from "../../testing/watched-graph.ts";
import { callControl } from "../control/client.ts";
import { must, type Rig, startRig } from "../testing/rig.ts";
import { watchedPlan } from "../testing/watched-rig.ts";
import type { Notification } from "./notification.ts";

const SHORT = { period: 10_000, of: "balancer.main", threshold: 0.05 } as const;

describe("alarms over a running platform", { timeout: 180_000 }, () => {
  it("ring on real traffic with errors and are well again after it; a webhook that hangs holds up nobody", async () => {
    await using rig = await startRig();
    await using hooks = await startHooks();
    hooks.behave.slow = "hang";
    const unmeasured = alarmWith({ id: "alarm.lag", metric: "replica-lag", of: "postgres.database" });
    const quiet = alarmWith({ ...SHORT, id: "alarm.quiet", missing: "insufficient", of: "site.web" });
    const errors = alarmWith({ ...SHORT, channels: ["channel.slow", "channel.fast", "channel.nowhere"] });
    const plan = watchedPlan(rig, graphWith([errors, unmeasured, quiet]));
    const { engines } = await rig.up(plan.processes, { ...plan, parameters: hooks.parameters });
    await using traffic = drive(must(engines.find(({ kind }) => kind === "haproxy")?.port));
    await rig.next((event) => event.type === "alarm-changed" && event.to === "ok", "first");
    traffic.fail(true);
    await rig.next((event) => event.type === "alarm-changed" && event.to === "alarm");
    await expect
      .poll(() => hooks.taken.fast)
      .toMatchObject([{ subject: "alarm.errors", state: "alarm", from: "ok", severity: "critical", platform: "rig" }]);
    const ringing = await alarms(rig);
    expect(ringing.alarms.map(({ alarm, state, isMeasured }) => [alarm, state, isMeasured])).toEqual([
      ["alarm.errors", "alarm", true],
      ["alarm.lag", "insufficient-data", false],
      ["alarm.quiet", "insufficient-data", true],
    ]);
    expect(ringing.alarms[0]?.value).toBeGreaterThan(0.3);
    expect(ringing.alarms[1]?.reason).toBe("read replicas are not run here yet");
    expect(ringing.channels).toMatchObject([
      { channel: "channel.fast", lacks: null, waiting: 0, trouble: null },
      { channel: "channel.nowhere", lacks: "the parameter nowhere says where, and is not given", waiting: 0 },
      { channel: "channel.slow", lacks: null, waiting: 1 },
    ]);
    const charted = await series(rig, `error-ratio?of=balancer.main&since=${Date.now() - 60_000}&step=5000`);
    expect(charted).toMatchObject({ unit: "ratio", lacks: null });
    expect(Math.max(...charted.samples.map(({ value }) => value))).toBeGreaterThan(0.3);
    expect(await series(rig, "replica-lag?of=postgres.database")).toMatchObject({
      ...{ lacks: "read replicas are not run here yet", samples: [] },
    });
    await expect(series(rig, "requests?step=1")).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    traffic.fail(false);
    await rig.next((event) => event.type === "alarm-changed" && event.to === "ok");
    await expect.poll(() => hooks.taken.fast.map(({ state }) => state)).toEqual(["alarm", "ok"]);
    expect((await alarms(rig)).channels[2]?.trouble).toBe("no answer in 5000 ms");
    // Whoever was held up is told all of it, in order, once it listens again.
    hooks.behave.slow = "take";
    await expect.poll(() => hooks.taken.slow.map(({ state }) => state)).toEqual(["alarm", "ok"]);
    expect(await callControl<AlarmTest>(rig.state, "POST /alarms/errors/test")).toMatchObject({
      channels: [{ error: null }, { error: null }, { error: "the parameter nowhere says where, and is not given" }],
    });
    expect(hooks.taken.fast.at(-1)).toMatchObject({ isTest: true });
  });

  it("are told once although the control plane was killed between the alarm and the message", async () => {
    await using rig = await startRig();
    await using hooks = await startHooks();
    hooks.behave.fast = "refuse";
    const errors = alarmWith({ ...SHORT, channels: ["channel.fast"] });
    const promised = { ...graphWith([errors]).objectives, availability: 0.999 };
    const plan = watchedPlan(rig, { ...graphWith([errors]), objectives: promised });
    const up = () => rig.up(plan.processes, { ...plan, parameters: hooks.parameters });
    const { engines } = await up();
    await using traffic = drive(must(engines.find(({ kind }) => kind === "haproxy")?.port));
    traffic.fail(true);
    await rig.next((event) => event.type === "notification-failed", "first");
    await rig.crash();
    hooks.behave.fast = "take";
    await up();
    const told = (subject: string) => hooks.taken.fast.filter((one) => one.subject === subject);
    await expect.poll(() => told("alarm.errors").length).toBe(1);
    // It is looked at again, rings as before, and nobody is told of that.
    const { at } = await alarms(rig);
    await expect.poll(async () => (await alarms(rig)).alarms[0]?.at).toBeGreaterThan(at);
    expect((await alarms(rig)).alarms[0]).toMatchObject({ state: "alarm" });
    expect(told("alarm.errors")).toMatchObject([{ state: "alarm" }]);
    // What was refused before the kill came again after it, under the same id.
    expect(hooks.ids.fast.filter((id) => id === hooks.ids.fast[0]).length).toBeGreaterThan(1);
    expect(hooks.taken.fast.filter(({ id }) => id === hooks.ids.fast[0])).toHaveLength(1);
    // A promise is looked at every minute, and names no channel: it goes where grave alarms go.
    await expect
      .poll(() => told("objective.availability"), { timeout: 90_000 })
      .toMatchObject([
        {
          severity: "critical",
          state: "alarm",
          reason: expect.stringMatching(/^\d[\d.]* % of \d+ answers failed within 1h/),
        },
      ]);
    const objective = async () => (await alarms(rig)).objectives[0];
    await expect.poll(objective).toMatchObject({ state: "alarm", burn: { firing: "page" } });
    expect((await objective())?.burn?.alerts[0]?.long.rate).toBeGreaterThan(100);
  });
});

async function alarms(rig: Rig): Promise<AlarmsReport> {
  return must(await callControl<AlarmsReport>(rig.state, "GET /alarms"));
}

async function series(rig: Rig, asked: string): Promise<SeriesReport> {
  return must(await callControl<SeriesReport>(rig.state, `GET /series/${asked}`));
}

const NAMES = ["fast", "slow"] as const;

function graphWith(resources: Graph["resources"]): Graph {
  const channels = [...NAMES, "nowhere"].map((name): Channel => {
    return { kind: "channel", id: `channel.${name}`, medium: "webhook", to: { kind: "parameter", name } };
  });
  return watchedGraph([...resources, ...channels], { platform: "rig" });
}

/** Two receivers that take, refuse or hang, and remember what they took and under which ids anything came. */
async function startHooks() {
  const behave: Record<(typeof NAMES)[number], "take" | "refuse" | "hang"> = { fast: "take", slow: "take" };
  const taken: Record<(typeof NAMES)[number], Notification[]> = { fast: [], slow: [] };
  const ids: Record<(typeof NAMES)[number], unknown[]> = { fast: [], slow: [] };
  const ports = await freePorts(NAMES);
  const servers = await Promise.all(
    NAMES.map((name) =>
      stubServer(ports[name] ?? 0, async (request: IncomingMessage, response) => {
        ids[name].push(request.headers["idempotency-key"]);
        if (behave[name] === "hang") return;
        if (behave[name] === "take") taken[name].push((await json(request)) as Notification);
        response.writeHead(behave[name] === "take" ? 204 : 503).end();
      }),
    ),
  );
  const parameters = Object.fromEntries(NAMES.map((name) => [name, `http://127.0.0.1:${ports[name]}/hook`]));
  return {
    ...{ behave, taken, ids, parameters },
    [Symbol.asyncDispose]: async () => void (await Promise.all(servers.map((one) => one[Symbol.asyncDispose]()))),
  };
}

/** Fifty requests a second, of which half fail when told to. */
function drive(port: number) {
  let isFailing = false;
  let isOver = false;
  const driven = (async () => {
    for (let count = 0; !isOver; count++) {
      const path = isFailing && count % 2 === 0 ? "/fail" : "/health";
      await fetch(`http://127.0.0.1:${port}${path}`).catch(() => undefined);
      await sleep(20);
    }
  })();
  return {
    fail: (failing: boolean) => {
      isFailing = failing;
    },
    [Symbol.asyncDispose]: async () => {
      isOver = true;
      await driven;
    },
  };
}

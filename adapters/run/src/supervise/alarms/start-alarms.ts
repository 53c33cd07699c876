import { findResource, type Graph, type ResourceId, resourcesOf } from "@terrace/core/graph";
import type { AlarmsReport } from "@terrace/core/report";
import type { RunPlan } from "../../plan/run-plan.ts";
import { PROMETHEUS } from "../../plan/watched.ts";
import { ok } from "../control/reply.ts";
import { Refused, type Route } from "../control/route.ts";
import type { Controller, ControllerContext } from "../controller.ts";
import { BudgetWatch } from "../spend/budget-watch.ts";
import { type KnownSpendRates, readRates } from "../state/rates.ts";
import { readWanted } from "../state/settings.ts";
import { AlarmWatch } from "./alarm-watch.ts";
import type { Post } from "./channels/post.ts";
import { postTo } from "./channels/post-to.ts";
import { KeptAlarms } from "./kept-alarms.ts";
import { LatencyWatch } from "./latency-watch.ts";
import { AVAILABILITY, ObjectiveWatch } from "./objective-watch.ts";
import { Outbox } from "./outbox.ts";
import { PlatformStart } from "./platform-start.ts";
import { seriesRoute } from "./series-route.ts";
import { teller } from "./tell.ts";
import { testAlarm } from "./test-alarm.ts";
import { watch } from "./watch.ts";

/** What is known once a plan has been taken on: nothing is looked at or sent before. */
interface Known {
  readonly graph: Graph;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Watches alarms, promises and budgets from the first plan on, and tells people of what changes through the graph's channels. */
export function startAlarms({ state, logs, store, supervisor, journal, emit }: ControllerContext): Controller {
  const kept = new KeptAlarms(store);
  let known: Known | null = null;
  const reach = (channel: ResourceId): Post =>
    known === null ? { kind: "unready", reason: "there is no plan yet" } : postTo(channel, known);
  const outbox = new Outbox({ kept, emit, postTo: reach });
  const tell = teller(kept, outbox, emit);
  const [alarms, objectives] = [new AlarmWatch(kept, tell), new ObjectiveWatch(kept, tell)];
  const latencies = new LatencyWatch();
  const budgets = new BudgetWatch({ state, logs, store, kept, tell });
  const stopped = new AbortController();
  const start = new PlatformStart(journal, kept);
  const unlisten = supervisor.onPlan(() => {
    const { graph } = supervisor;
    if (graph === null) return;
    const take = ([{ settings }, rates]: [Awaited<ReturnType<typeof readWanted>>, KnownSpendRates]) => {
      known = { graph, parameters: settings.parameters };
      budgets.take(rates);
      kept.retain(watchedIn(graph));
      outbox.look();
    };
    // What cannot be read now is read with the next plan.
    void Promise.all([readWanted(state), readRates(state, graph)]).then(take, () => undefined);
  });
  const life = watch(stopped.signal, async (now) => {
    if (known === null || !start.isOver) return;
    const watched = { graph: known.graph, port: portIn(supervisor.plan), since: kept.readySince() };
    const [plan, snapshot] = [supervisor.plan, supervisor.snapshot()];
    await Promise.all([
      ...[alarms, objectives, latencies].map((one) => one.look(watched, now)),
      plan === null || snapshot === null ? null : budgets.look({ graph: known.graph, plan, snapshot }, now),
    ]);
  });
  const report = (): AlarmsReport => {
    const { graph } = known ?? refuseEarly();
    return {
      ...{ platform: graph.platform, environment: graph.environment, at: Date.now() },
      alarms: alarms.standings(graph),
      objectives: objectives.standings(graph),
      latencies: latencies.standings(graph),
      budgets: budgets.standings(graph),
      channels: resourcesOf(graph, "channel").map(({ id, medium }) => {
        const post = reach(id);
        const lacks = post.kind === "unready" ? post.reason : null;
        const waiting = kept.letters().filter(({ channel }) => channel === id).length;
        return { channel: id, medium, lacks, waiting, trouble: lacks === null ? outbox.trouble(id) : null };
      }),
    };
  };
  const routes: readonly Route[] = [
    { method: "GET", path: "/alarms", answer: () => ok(report()) },
    { method: "GET", path: "/spending", answer: () => ok(budgets.report((known ?? refuseEarly()).graph)) },
    seriesRoute(() => ({ graph: (known ?? refuseEarly()).graph, port: portIn(supervisor.plan) })),
    {
      ...{ method: "POST", path: "/alarms/:name/test" },
      answer: async ({ parameters: { name = "" } }) => {
        const { graph } = known ?? refuseEarly();
        const alarm = findResource(graph, "alarm", name) ?? findResource(graph, "alarm", `alarm.${name}`);
        if (alarm === undefined) throw new Refused(404, "NOT_FOUND", `no alarm is called ${name}`);
        return ok(await testAlarm(alarm, graph, { postTo: reach, signal: stopped.signal }));
      },
    },
  ];
  return {
    routes,
    stop: async () => {
      unlisten();
      start.stop();
      stopped.abort();
      await life;
      await budgets.stop();
      await outbox.stop();
    },
  };
}

function portIn(plan: RunPlan | null): number | null {
  return plan?.processes.find(({ name }) => name === PROMETHEUS)?.port ?? null;
}

function watchedIn(graph: Graph): ReadonlySet<ResourceId> {
  const promised = graph.objectives.availability === null ? [] : [AVAILABILITY];
  const named = [...resourcesOf(graph, "alarm"), ...resourcesOf(graph, "budget")];
  return new Set([...named.map(({ id }) => id), ...promised]);
}

function refuseEarly(): never {
  throw new Refused(503, "UNAVAILABLE", "there is no plan yet");
}

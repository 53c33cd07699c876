import { ok } from "../control/reply.ts";
import type { Controller, ControllerContext } from "../controller.ts";
import { identitiesFor } from "../state/identities.ts";
import { readWanted } from "../state/settings.ts";
import { Scheduler } from "./scheduler.ts";

/** Looked at by the wall clock every second; between two looks nothing depends on a clock at all. */
const LOOK_EVERY = 1_000;

/** Starts the platform's jobs on their schedules, once its processes are ready. */
export function startSchedule({ state, store, emit, journal, supervisor }: ControllerContext): Controller {
  let scheduler: Scheduler | null = null;
  let timer: NodeJS.Timeout | null = null;
  const wanted = () => {
    const { graph, plan } = supervisor;
    return graph === null || plan === null ? null : { graph, plan };
  };
  const made = readWanted(state).then(({ settings }) => {
    const { task } = identitiesFor(settings.repository);
    scheduler = new Scheduler({ state, store, emit, user: task, wanted });
    return scheduler;
  });
  const unfollow = journal.follow(journal.last, ({ event }) => {
    if (event.type !== "platform-ready") return;
    timer ??= setInterval(() => scheduler?.look(Date.now()), LOOK_EVERY);
  });
  return {
    routes: [
      { method: "GET", path: "/jobs", answer: async () => ok((await made).list()) },
      {
        ...{ method: "POST", path: "/jobs/:name/run" },
        answer: async ({ parameters: { name = "" } }) => ok(await (await made).run(name)),
      },
    ],
    underWay: () => scheduler?.underWay ?? null,
    stop: async () => {
      unfollow();
      if (timer !== null) clearInterval(timer);
      await (await made).stop();
    },
  };
}

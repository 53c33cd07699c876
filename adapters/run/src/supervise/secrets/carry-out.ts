import { callControl } from "../control/client.ts";
import type { Journal } from "../control/journal.ts";
import type { RunEvent } from "../event.ts";

/** All tasks of a service one after the other, each with the time it may take to come up. */
const PATIENCE = 600_000;

/** Has the control plane take on what stands in the state folder now. Settles when everything is ready; rejects when it does not get there. */
export async function applyWanted(state: string, journal: Journal): Promise<void> {
  const ended = untilEvent(journal, (event) => event.type === "platform-ready" || event.type === "failed");
  await begin(ended, () => callControl(state, "POST /apply", { code: "running" }));
  const event = await ended;
  if (event.type === "failed") throw new Error(sentenceOf(event));
}

/** Brings a service to other values of its environment: tasks with them come beside the present ones, take over, and those then end. Rejects when they do not. */
export async function deployEnvironment(
  state: string,
  journal: Journal,
  { service, env }: { readonly service: string; readonly env: Readonly<Record<string, string>> },
): Promise<void> {
  const ended = untilEvent(journal, (event) => event.type === "deployment-ended" && event.name === service);
  const wish = { services: [service], strategy: "rolling", env, code: "running" };
  await begin(ended, () => callControl(state, "POST /deploy", wish));
  const event = await ended;
  if (event.type === "deployment-ended" && event.outcome !== "deployed")
    throw new Error(`${service} did not take it on: ${event.reason}`);
}

/** Whoever is refused at the beginning waits for no end. */
async function begin(ended: Promise<unknown>, ask: () => Promise<unknown>): Promise<void> {
  ended.catch(() => undefined);
  await ask();
}

function untilEvent(journal: Journal, wanted: (event: RunEvent) => boolean): Promise<RunEvent> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      unfollow();
      reject(new Error("the tasks are not all ready after ten minutes"));
    }, PATIENCE);
    timer.unref();
    const unfollow = journal.follow(journal.last, ({ event }) => {
      if (!wanted(event)) return;
      clearTimeout(timer);
      unfollow();
      resolve(event);
    });
  });
}

function sentenceOf(event: RunEvent & { readonly type: "failed" }): string {
  const { failure } = event;
  return `${event.name} did not come up: ${"error" in failure ? failure.error : failure.reason}`;
}

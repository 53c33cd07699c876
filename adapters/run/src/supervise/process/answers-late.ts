import { setTimeout as sleep } from "node:timers/promises";
import type { Probe } from "../../plan/run-plan.ts";
import { ProcessUsage } from "../measure/process-usage.ts";
import { ask } from "../probe/probe.ts";

/** How often as long a process may be silent that works: Kubernetes' own advice is a liveness probe with a higher threshold than readiness has. */
const PATIENCE = 3;

/** How long it is looked at whether a process works, and the part of a core that counts as work: two ticks of the kernel's clock. */
const SAMPLE = 500;
const WORK = 0.03;

/**
 * Whether a process that has been silent for so long that it counts as dead only has more to do than it can: it works, and it answers when it is
 * waited for. Ended for being slow, it would come back to the same requests without having done any of them, again and again. The balancer has
 * sent it nothing new meanwhile, so the answer comes as soon as it is through with what it has.
 */
export async function answersLate(
  pid: number,
  { check, interval, timeout, unhealthyAfter }: Probe,
  { silentFor, signal }: { readonly silentFor: number; readonly signal: AbortSignal },
): Promise<boolean> {
  const begun = performance.now();
  if (!(await works(pid, signal))) return false;
  const silence = PATIENCE * unhealthyAfter * (interval + timeout) - silentFor - (performance.now() - begun);
  return silence > 0 && (await ask(check, silence)) === null;
}

/** With all its children: an engine's workers do its work. */
async function works(pid: number, signal: AbortSignal): Promise<boolean> {
  const usage = new ProcessUsage();
  const leader = [{ name: "", pid }];
  usage.look(leader, performance.now());
  await sleep(SAMPLE, undefined, { signal });
  return (usage.look(leader, performance.now()).get("")?.cpu ?? 0) >= WORK;
}

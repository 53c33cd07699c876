import { setTimeout as sleep } from "node:timers/promises";
import { followEvents, readStatus } from "@terrace/run/client";
import { EXIT } from "./exit-code.ts";
import type { Interruption } from "./interruption.ts";
import { eventLine } from "./output/event.ts";
import type { Terminal } from "./output/terminal.ts";
import { clock } from "./output/time.ts";
import type { PlatformSession } from "./platform-session.ts";

const LOOK_AGAIN = 200;

/** How long another control plane may take to come up. */
const PATIENCE = 15_000;

/**
 * Stays with a running platform: tells what happens, and starts a control plane that died again, which adopts what still runs.
 * Ends when the platform is stopped, here by Ctrl-C or from elsewhere. Returns the exit code.
 */
export async function attach(session: PlatformSession, interrupted: Interruption, terminal: Terminal): Promise<number> {
  for (;;) {
    const outcome = await Promise.race([tellEvents(session, terminal), interrupted.ended]);
    if (interrupted.signal.aborted) return interrupted.ended;
    if (outcome === "handed-over") {
      say("the control plane makes way for one that runs Terrace as it is now", terminal);
      await untilAnotherAnswers(session);
      continue;
    }
    if (outcome === "stopping") {
      say("stopped from elsewhere", terminal);
      return EXIT.ok;
    }
    say(terminal.err.paint.yellow("the control plane is gone"), terminal);
    const adopted = await session.resume();
    say(`a new control plane has taken over ${adopted} running processes`, terminal);
  }
}

/** Until the platform says that it stops, or its control plane falls silent. */
async function tellEvents(
  { ref }: PlatformSession,
  terminal: Terminal,
): Promise<"stopping" | "handed-over" | "silent"> {
  for await (const event of followEvents(ref)) {
    if (terminal.json) terminal.out.write(`${JSON.stringify(event)}\n`);
    if (event.type === "platform-stopping") return "stopping";
    if (event.type === "platform-handed-over") return "handed-over";
    const line = eventLine(event, terminal.err.paint);
    if (line !== null) say(line, terminal, event.at);
  }
  return "silent";
}

/** Whoever has asked for another one starts it, with what is wanted now; if that does not come, it is started here. */
async function untilAnotherAnswers({ ref }: PlatformSession): Promise<void> {
  for (const late = Date.now() + PATIENCE; Date.now() < late; await sleep(LOOK_AGAIN))
    if ((await readStatus(ref)).state === "supervised") return;
}

function say(text: string, { err, quiet }: Terminal, at = new Date().toISOString()): void {
  if (!quiet) err.write(`  ${err.paint.dim(clock(at))}  ${text}\n`);
}

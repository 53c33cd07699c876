import { followEvents } from "@terrace/run";
import { EXIT } from "./exit-code.ts";
import type { Interruption } from "./interruption.ts";
import { eventLine } from "./output/event.ts";
import type { Terminal } from "./output/terminal.ts";
import { clock } from "./output/time.ts";
import type { PlatformSession } from "./platform-session.ts";

/**
 * Stays with a running platform: tells what happens, and starts a control plane that died again, which adopts what still runs.
 * Ends when the platform is stopped, here by Ctrl-C or from elsewhere. Returns the exit code.
 */
export async function attach(session: PlatformSession, interrupted: Interruption, terminal: Terminal): Promise<number> {
  for (;;) {
    const stopping = await tellEvents(session, interrupted.signal, terminal);
    if (interrupted.signal.aborted) return interrupted.ended;
    if (stopping) {
      say("stopped from elsewhere", terminal);
      return EXIT.ok;
    }
    say(terminal.err.paint.yellow("the control plane is gone; it is started again"), terminal);
    await session.start();
  }
}

/** True when the platform said that it stops; false when its control plane fell silent. */
async function tellEvents({ ref }: PlatformSession, signal: AbortSignal, terminal: Terminal): Promise<boolean> {
  let stopping = false;
  for await (const event of followEvents(ref, signal)) {
    if (event.type === "platform-stopping") stopping = true;
    if (terminal.json) terminal.out.write(`${JSON.stringify(event)}\n`);
    const line = eventLine(event, terminal.err.paint);
    if (line !== null && !terminal.quiet) terminal.err.write(`  ${terminal.err.paint.dim(clock(event.at))}  ${line}\n`);
  }
  return stopping;
}

function say(text: string, { err, quiet }: Terminal): void {
  if (!quiet) err.write(`  ${err.paint.dim(clock(new Date().toISOString()))}  ${text}\n`);
}

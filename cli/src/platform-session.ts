import type { RunSnapshot } from "@terrace/core/report";
import { StartFailure, type StartOptions, startPlatform, stopPlatform } from "@terrace/run";
import type { PlatformRef } from "@terrace/run/client";
import { EXIT } from "./exit-code.ts";
import { startError } from "./output/failure.ts";
import { type Progress, progress } from "./output/progress.ts";
import type { Terminal } from "./output/terminal.ts";
import { took } from "./output/time.ts";
import { upProgress } from "./output/up-progress.ts";
import { deployCommand, named } from "./platform/named.ts";
import { UserError } from "./user-error.ts";

/** One platform that this process starts and may stop again, with the one display that both share. */
export class PlatformSession {
  readonly ref: PlatformRef;
  readonly #wanted: Omit<StartOptions, "onEvent">;
  readonly #terminal: Terminal;
  #display: Progress | null = null;

  constructor(wanted: Omit<StartOptions, "onEvent">, terminal: Terminal) {
    const { platform, environment } = wanted.graph;
    this.ref = { platform, environment, stateRoot: wanted.stateRoot };
    this.#wanted = wanted;
    this.#terminal = terminal;
  }

  /** Brings it up. Throws a `UserError` when it does not come up. */
  async start(): Promise<RunSnapshot> {
    const display = this.#show(upProgress);
    return this.#start(display.tell).finally(display.end);
  }

  /** Starts a control plane anew for what runs without one. Returns how many processes it has adopted. */
  async resume(): Promise<number> {
    const adopted = new Set<string>();
    await this.#start((event) => {
      if (event.type === "process-adopted") adopted.add(event.name);
    });
    return adopted.size;
  }

  /** Stops it, whoever has started it. */
  async stop(): Promise<void> {
    const { err, quiet } = this.#terminal;
    const { platform } = this.ref;
    const started = Date.now();
    this.#display?.end();
    if (!quiet)
      err.write(`\n\n  Stopping ${err.paint.bold(platform)}  ${err.paint.dim("Ctrl-C again stops it at once")}\n\n`);
    const display = this.#show(progress);
    const stopped = await stopPlatform(this.ref, { onEvent: display.tell }).finally(display.end);
    if (stopped && !quiet) err.write(`\n  Stopped after ${took(Date.now() - started)}. Its data stays.\n\n`);
  }

  /** Watches it no longer; what was begun goes on. */
  leave(): UserError {
    this.#display?.end();
    return new UserError("Stopped watching; what was begun goes on.", {
      code: "INTERRUPTED",
      exitCode: EXIT.interrupted,
      hint: `\`npx terrace deployments ${named(this.ref)} -f\` shows deployments, \`npx terrace status ${named(this.ref)}\` what runs`,
    });
  }

  async #start(onEvent: StartOptions["onEvent"]): Promise<RunSnapshot> {
    try {
      return await startPlatform({ ...this.#wanted, onEvent });
    } catch (error) {
      throw error instanceof StartFailure ? startError(error, (service) => deployCommand(this.ref, service)) : error;
    }
  }

  /** A new display; the one before falls silent. */
  #show(make: (terminal: Terminal) => Progress): Progress {
    this.#display?.end();
    const display = make(this.#terminal);
    this.#display = display;
    const tell: Progress["tell"] = (event) => {
      if (this.#display === display) display.tell(event);
    };
    return { tell, end: display.end };
  }
}

import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as after } from "node:timers/promises";
import type { Milliseconds } from "@terrace/core/units";
import { monotonic } from "../clock.ts";
import { goFirst } from "../go-first.ts";

const SERVER = `require("node:http").createServer((asked, answer) => answer.end("ok"))
  .once("request", () => process.stdout.write("asked"))
  .listen(0, "127.0.0.1", function () { process.stdout.write(String(this.address().port)); });`;

/** A server in a process of its own, which can be made to stand still and otherwise has, where root asks, as much time as it wants. */
export interface Stoppable extends Disposable {
  readonly target: string;
  /** Resolves when the first request has come. */
  readonly asked: Promise<unknown>;
  /** Stands still by SIGSTOP for this long; resolves to how long it really was. */
  stop(duration: Milliseconds): Promise<Milliseconds>;
}

/** Starts one on a free port. */
export async function startStoppable(): Promise<Stoppable> {
  const child = spawn(process.execPath, ["--eval", SERVER], { stdio: ["ignore", "pipe", "inherit"] });
  if (child.pid !== undefined) goFirst(child.pid);
  const [port] = await once(child.stdout, "data");
  return {
    target: `http://127.0.0.1:${port}`,
    asked: once(child.stdout, "data"),
    async stop(duration) {
      child.kill("SIGSTOP");
      const stoppedAt = monotonic();
      await after(duration);
      child.kill("SIGCONT");
      return monotonic() - stoppedAt;
    },
    [Symbol.dispose]: () => child.kill("SIGKILL"),
  };
}

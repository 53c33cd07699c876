import { EXIT } from "./exit-code.ts";

/** npm passes on a Ctrl-C that the terminal has sent to us already: two so close together are one. */
const SAME_PRESS_MS = 400;

/** What Ctrl-C does to a command that has started something. */
export interface Interruption {
  /** Fires with the first Ctrl-C. */
  readonly signal: AbortSignal;
  /** Settles with the exit code once everything is stopped; never, without a Ctrl-C. */
  readonly ended: Promise<number>;
}

/** The first Ctrl-C (or SIGTERM, SIGHUP) stops in order, a second one forces. */
export function interruption(
  onInterrupt: (handle: (signal: NodeJS.Signals) => void) => void,
  { stop, force }: { readonly stop: () => Promise<void>; readonly force: () => Promise<void> },
): Interruption {
  const controller = new AbortController();
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  // Whoever awaits it sees the error; until then it is nobody's.
  promise.catch(() => {});
  let pressed: number | null = null;
  onInterrupt((signal) => {
    const now = performance.now();
    if (pressed === null) {
      pressed = now;
      controller.abort();
      stop().then(() => resolve(signal === "SIGTERM" ? 143 : EXIT.interrupted), reject);
    } else if (now - pressed > SAME_PRESS_MS) {
      force().catch(reject);
    }
  });
  return { signal: controller.signal, ended: promise };
}

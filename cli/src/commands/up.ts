import type { RunSnapshot } from "@terrace/core/report";
import { type PlatformStatus, readStatus } from "@terrace/run/client";
import { attach } from "../attach.ts";
import { type Command, ENVIRONMENT, type Invocation, PLATFORM } from "../command.ts";
import { consoleBeside } from "../console/console-beside.ts";
import { EXIT } from "../exit-code.ts";
import { interruption } from "../interruption.ts";
import { printError } from "../output/error.ts";
import { lacks } from "../output/lacks.ts";
import { addresses, heldBack } from "../output/snapshot.ts";
import type { Terminal } from "../output/terminal.ts";
import { took } from "../output/time.ts";
import { desiredGraph } from "../platform/desired-graph.ts";
import { MACHINE_CHOICES, machineChoices } from "../platform/machine-choices.ts";
import { named } from "../platform/named.ts";
import { ratesOf } from "../platform/rates-of.ts";
import { REPOSITORY } from "../platform/repository.ts";
import { stateRoot } from "../platform/state-root.ts";
import { unanswered } from "../platform/unanswered.ts";
import { PlatformSession } from "../platform-session.ts";
import { stopAtOnce } from "../stop-at-once.ts";

/**
 * Starts a platform and returns when all of it is healthy; with `--attach` it stays, and Ctrl-C stops everything.
 * A platform that runs already takes on what its file says now; a deployment that is under way, also one that a killed control plane had begun,
 * is followed to its end first. Exit 4 when a deployment did not bring a service where it should.
 */
export const up: Command = {
  arguments: [PLATFORM],
  options: [
    ENVIRONMENT,
    {
      flags: "--attach",
      about: "stay and tell what happens; Ctrl-C stops the platform",
      opposite: { name: "detach", about: "return when all is healthy (default); the last of both decides" },
    },
    ...MACHINE_CHOICES,
  ],
  examples: ["terrace up", "terrace up breiq --env current --attach", "terrace up ./somewhere/my-platform --json"],
  run,
};

async function run({ arguments: [word], options, terminal, onInterrupt }: Invocation): Promise<number | undefined> {
  const started = Date.now();
  const attached = options.attach === true;
  const graph = await desiredGraph(word, options.env);
  const session = new PlatformSession(
    { graph, repository: REPOSITORY, stateRoot: stateRoot(), rates: ratesOf(graph), ...machineChoices(options) },
    terminal,
  );
  const status = await readStatus(session.ref);
  const { state } = status;
  if (state === "silent") throw unanswered(session.ref, status);
  const running = state !== "stopped";
  greet(session, state, terminal);
  // What ran before and is only changed is not ours to stop: Ctrl-C then ends this command alone.
  const isOurs = !running || attached;
  if (!isOurs)
    onInterrupt((signal) => {
      printError(session.leave(), terminal);
      process.exit(signal === "SIGTERM" ? 143 : EXIT.interrupted);
    });
  const interrupted = interruption(isOurs ? onInterrupt : () => {}, {
    stop: () => session.stop(),
    force: () => stopAtOnce(session.ref),
  });
  const snapshot = await session.start().catch((error: unknown) => {
    if (interrupted.signal.aborted) return null;
    throw error;
  });
  if (interrupted.signal.aborted) {
    const code = await interrupted.ended;
    // It may have come up after the stop had found nothing to stop.
    if (snapshot !== null) await session.stop();
    return code;
  }
  if (snapshot === null) return undefined;
  announce(snapshot, { terminal, attached, duration: Date.now() - started });
  if (!attached) return undefined;
  const beside = consoleBeside({ ref: session.ref, word: word ?? graph.platform }, terminal);
  return attach(session, interrupted, terminal).finally(async () => (await beside)());
}

function greet(
  { ref }: PlatformSession,
  state: Exclude<PlatformStatus["state"], "silent">,
  { err, quiet }: Terminal,
): void {
  if (quiet) return;
  const name = `${err.paint.bold(ref.platform)} ${err.paint.dim(`(${ref.environment})`)}`;
  const sentences = {
    stopped: `Starting ${name}`,
    starting: `${name} is just starting`,
    supervised: `${name} is running already`,
    unsupervised: `${name} runs without its control plane; another one takes over`,
  };
  err.write(`\n  ${sentences[state]}\n\n`);
}

/** The object for scripts on stdout, or for people the addresses and what to do next. */
function announce(
  snapshot: RunSnapshot,
  {
    terminal,
    attached,
    duration,
  }: { readonly terminal: Terminal; readonly attached: boolean; readonly duration: number },
): void {
  const { out, err, json, quiet } = terminal;
  const next = attached ? "Ctrl-C stops it." : `\`npx terrace down ${named(snapshot)}\` stops it.`;
  const tell = quiet ? () => {} : err.write;
  tell(`\n  ${err.paint.green("✓")} ${err.paint.bold(snapshot.platform)} is ready after ${took(duration)}\n\n`);
  for (const line of [...heldBack(snapshot, terminal), ...lacks(snapshot, terminal)]) tell(`${line}\n`);
  out.write(json ? `${JSON.stringify(snapshot)}\n` : addresses(snapshot, out.paint));
  tell(`\n  ${err.paint.dim(next)}\n\n`);
}

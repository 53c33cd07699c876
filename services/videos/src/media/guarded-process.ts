import { type ChildProcess, spawn } from "node:child_process";

/**
 * Starts a command that cannot outlive us. A shell holds the read end of a pipe whose write end is ours: when it closes,
 * even because this process was killed with SIGKILL, the shell kills the command. Works wherever there is a POSIX shell.
 * Standard output is a pipe, standard error too; `niceness` lowers the priority.
 */
export function spawnGuarded(
  command: readonly string[],
  { cwd, niceness = 0, signal }: { readonly cwd: string; readonly niceness?: number; readonly signal: AbortSignal },
): ChildProcess {
  const polite = niceness > 0 ? ["nice", "-n", String(niceness), ...command] : [...command];
  const child = spawn("sh", ["-c", guard, "guard", ...polite], { cwd, stdio: ["pipe", "pipe", "pipe"] });
  child.stdin?.on("error", () => {}); // The command ended first: EPIPE says nothing new.
  const stop = () => child.stdin?.destroy();
  signal.addEventListener("abort", stop, { once: true });
  child.once("close", () => signal.removeEventListener("abort", stop));
  if (signal.aborted) stop();
  return child;
}

/** The background `cat` returns at end of file, that is when we are gone or want the command gone. */
const guard = `exec 3<&0
"$@" </dev/null 3<&- &
command=$!
{ cat >/dev/null; kill -9 "$command"; } <&3 >/dev/null 2>&1 &
watch=$!
exec 3<&- >&- 2>&-
wait "$command"
status=$?
kill "$watch" 2>/dev/null
exit "$status"`;

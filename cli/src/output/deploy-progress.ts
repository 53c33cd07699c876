import type { DeployEvent } from "@terrace/deploy";
import { LiveLines } from "./live-lines.ts";
import type { Paint, Terminal } from "./terminal.ts";
import { took } from "./time.ts";
import { fit } from "./width.ts";

/** Shows a deployment as it happens: what is finished stays, what is being worked on is drawn over at a terminal. */
export interface DeployProgress {
  readonly tell: (event: DeployEvent) => void;
  readonly end: () => void;
}

/** Drawn over on a terminal, line by line elsewhere, silent with `--quiet`. */
export function deployProgress({ err, quiet, columns }: Terminal): DeployProgress {
  if (quiet) return { tell: () => {}, end: () => {} };
  const working = new Map<string, string>();
  const live = err.live
    ? new LiveLines(err.write, () => workingLines([...working.values()], { paint: err.paint, columns }))
    : null;
  const print = (line: string): void => (live === null ? err.write(`  ${line}\n`) : live.print(`  ${line}`));
  return {
    tell(event) {
      if (event.type === "resource") follow(event, working);
      if (event.type === "database-preparing") working.set(event.of, `${event.of} is made ready by a task`);
      if (event.type === "database-prepared") working.delete(event.of);
      if (event.type === "stack-finished") working.clear();
      const line = lineOf(event, err.paint);
      if (line !== null) print(line);
    },
    end: () => live?.end(),
  };
}

/** More would push the lines that are drawn over out of a small window. */
const MOST_WORKING = 8;

function workingLines(
  texts: readonly string[],
  { paint, columns }: { readonly paint: Paint; readonly columns: number },
): readonly string[] {
  const more = texts.length - MOST_WORKING;
  return [...texts.slice(0, MOST_WORKING), ...(more > 0 ? [`and ${more} more`] : [])].map(
    (text) => `  ${paint.cyan("…")} ${paint.dim(fit(text, columns - 6))}`,
  );
}

function follow(event: Extract<DeployEvent, { type: "resource" }>, working: Map<string, string>): void {
  const { stack, resource, kind, status, completed, total } = event;
  const done = total === null ? "" : ` (${completed} of ${total})`;
  if (status.endsWith("_IN_PROGRESS")) working.set(resource, `${resource} ${kind}${resource === stack ? done : ""}`);
  else working.delete(resource);
}

const OUTCOME: Readonly<Record<string, (paint: Paint) => string>> = {
  deployed: (paint) => paint.green("✓"),
  deleted: (paint) => paint.green("✓"),
  unchanged: (paint) => paint.dim("="),
  "rolled-back": (paint) => paint.red("✗"),
  failed: (paint) => paint.red("✗"),
  "not-started": (paint) => paint.red("✗"),
};

function lineOf(event: DeployEvent, paint: Paint): string | null {
  switch (event.type) {
    case "stack-started":
      return `${paint.bold(event.stack)} ${paint.dim(event.region)}`;
    case "stack-finished":
      return `${OUTCOME[event.outcome]?.(paint) ?? "-"} ${event.stack} ${event.outcome} ${paint.dim(took(event.duration))}`;
    case "database-preparing":
      return null;
    case "database-prepared":
      return `  ${paint.green("✓")} ${event.of} ${paint.dim(`made ready by a task in ${took(event.duration)}`)}`;
    case "warning":
      return `${paint.yellow("!")} ${event.stack} ${event.message}`;
    case "resource":
      if (event.status.endsWith("_FAILED"))
        return `  ${paint.red("✗")} ${event.resource} ${paint.dim(event.kind)}: ${event.reason ?? event.status}`;
      if (!event.status.endsWith("_COMPLETE") || event.resource === event.stack) return null;
      return `  ${paint.green("✓")} ${event.resource} ${paint.dim(`${event.kind} ${event.status.toLowerCase().replaceAll("_", " ")}`)}`;
  }
}

import type { ProcessChange, RunChanges, ServiceChange } from "@terrace/core/report";
import type { Paint, Terminal } from "./terminal.ts";
import { pad } from "./width.ts";
import { wrap } from "./wrap.ts";

type Change = Exclude<ProcessChange["change"], "stay"> | ServiceChange["change"];

const COLOUR: Readonly<Record<Change, (paint: Paint) => (text: string) => string>> = {
  start: (paint) => paint.green,
  reload: (paint) => paint.cyan,
  restart: (paint) => paint.yellow,
  stop: (paint) => paint.red,
  deploy: (paint) => paint.yellow,
  await: (paint) => paint.cyan,
  "hold-back": (paint) => paint.dim,
};

/** Room for the longest word for a change. */
const ROOM = "hold-back".length;

const REPLACED =
  "Another control plane takes over first: this one has loaded earlier code of Terrace, and the new one may plan otherwise.";

interface Row {
  readonly name: string;
  readonly change: Change;
  readonly because: string;
}

/** What `up` would do: a line for each process and service that something happens to, and the names of those to which nothing does. */
export function runChangesText(
  { platform, environment, processes, services }: RunChanges,
  { isOutdated }: { readonly isOutdated: boolean },
  { out: { paint }, columns }: Terminal,
): string {
  const rows = [...processes.flatMap(rowOf), ...services];
  const names = Math.max(...rows.map(({ name }) => name.length));
  const staying = processes.flatMap(({ name, change }) => (change === "stay" ? name : []));
  const rest = rows.length === 0 ? [] : staying;
  return [
    `\n  ${paint.bold(platform)}  ${paint.dim(environment)}\n\n`,
    ...rows.map((row) => rowText(row, names, { paint, columns })),
    rows.length === 0 ? `  ${paint.green("✓")} nothing to do: everything runs as it is described\n` : "",
    rest.length === 0 ? "" : `\n  ${paint.dim(wrap(`nothing happens to ${rest.join(", ")}`, columns - 2, "  "))}\n`,
    isOutdated ? `\n  ${paint.yellow("!")} ${wrap(REPLACED, columns - 4, "    ")}\n` : "",
    "\n",
  ].join("");
}

function rowOf({ name, change, because }: ProcessChange): readonly Row[] {
  return change === "stay" ? [] : [{ name, change, because: because ?? "" }];
}

function rowText(
  { name, change, because }: Row,
  names: number,
  { paint, columns }: { readonly paint: Paint; readonly columns: number },
): string {
  const lead = `  ${COLOUR[change](paint)(pad(change, ROOM))}  ${pad(name, names)}  `;
  const indent = " ".repeat(2 + ROOM + 2 + names + 2);
  return `${lead}${wrap(because, Math.max(indent.length + 20, columns), indent)}\n`;
}

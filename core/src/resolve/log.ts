import type { ResourceId } from "../graph/index.ts";
import { add, complainOfReference, type Draft } from "./draft.ts";
import { milliseconds } from "./measure.ts";

/** How long a log is kept where nobody says: what the first platform keeps for its services, and for its engines; seven years of an audit, as the nearest that CloudWatch takes. (BRQ-LOG-01, BRQ-LOG-02, GAP-DFZ-07) */
const RETENTION = { process: "30d", engine: "7d", audit: "2557d" } as const;

const STREAM = { process: "application", engine: "engine", audit: "audit" } as const;

/** The log that something writes to: the one it names, else its own; made on first mention. */
export function logOf(
  writer: { readonly name: string; readonly log: string | undefined; readonly kind: keyof typeof RETENTION },
  draft: Draft,
  path: readonly string[],
): ResourceId {
  const { logs, platform } = draft.blueprint;
  const name = writer.log ?? writer.name;
  if (writer.log !== undefined && !Object.hasOwn(logs, writer.log))
    complainOfReference(draft, [...path, "log"], { name: writer.log, among: Object.keys(logs), what: "log" });
  const words = Object.hasOwn(logs, name) ? logs[name] : undefined;
  const retention = milliseconds(words?.retention ?? RETENTION[writer.kind]);
  add(draft, {
    kind: "log",
    id: `log.${name}`,
    name: words?.group ?? `/${platform}/${name}`,
    retention,
    stream: STREAM[writer.kind],
    exportTo: [],
  });
  return `log.${name}`;
}

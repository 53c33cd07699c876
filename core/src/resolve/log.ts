import type { Log, ResourceId } from "../graph/index.ts";
import { add, complainOfReference, type Draft } from "./draft.ts";
import { milliseconds } from "./measure.ts";
import { complainOfRetention } from "./retention.ts";

type Stream = Log["stream"];

/**
 * How long lines are kept where nobody says: what the first platform keeps of each kind; seven years of an audit, as the nearest
 * that CloudWatch takes. (BRQ-LOG-01, BRQ-LOG-02, BRQ-LOG-05, CON-BRQ-39)
 */
const RETENTION = { application: "30d", access: "90d", error: "90d", audit: "2557d", engine: "7d" } as const;

/** What a writer's lines are about. */
const STREAMS = { process: "application", engine: "engine", audit: "audit" } as const;

/** The log that something writes to: the one it names, else its own; made on first mention. */
export function logOf(
  writer: { readonly name: string; readonly log: string | undefined; readonly kind: keyof typeof STREAMS },
  draft: Draft,
  path: readonly string[],
): ResourceId {
  const { logs } = draft.blueprint;
  const name = writer.log ?? writer.name;
  if (writer.log !== undefined && !Object.hasOwn(logs, writer.log))
    complainOfReference(draft, [...path, "log"], { name: writer.log, among: Object.keys(logs), what: "log" });
  return addLog(name, STREAMS[writer.kind], draft);
}

/** Logs that are kept apart by what their lines are about: nothing names them, and all processes write to them. (BRQ-LOG-04) */
export function resolveStreams(draft: Draft): void {
  for (const [name, { stream }] of Object.entries(draft.blueprint.logs))
    if (stream !== undefined) addLog(name, stream, draft);
}

function addLog(name: string, about: Stream, draft: Draft): ResourceId {
  const { logs } = draft.blueprint;
  const id = `log.${name}`;
  const words = Object.hasOwn(logs, name) ? logs[name] : undefined;
  const stream = words?.stream ?? about;
  const retention = milliseconds(words?.retention ?? RETENTION[stream]);
  // Several write to one log. None at all, for ever, is the finding of a rule.
  if (!draft.resources.has(id) && retention !== 0)
    complainOfRetention({ what: "lines", time: retention }, draft, ["logs", name, "retention"]);
  add(draft, {
    kind: "log",
    id,
    name: words?.group ?? null,
    retention,
    stream,
    exportTo: [...new Set(words?.exportTo ?? [])].flatMap((target) =>
      exportId(target, draft, ["logs", name, "exportTo"]),
    ),
  });
  return id;
}

/** A bucket keeps lines for the long term, a search cluster finds them. (BRQ-LOG-06) */
function exportId(name: string, draft: Draft, path: readonly string[]): readonly ResourceId[] {
  const { capabilities } = draft.blueprint;
  const kindOf = (other: string): string | undefined =>
    Object.hasOwn(capabilities, other) ? capabilities[other]?.kind : undefined;
  const kind = kindOf(name);
  if (kind === "bucket" || kind === "search") return [`${kind}.${name}`];
  const among = Object.keys(capabilities).filter((other) => ["bucket", "search"].includes(kindOf(other) ?? ""));
  complainOfReference(draft, path, { name, among, what: "bucket or search cluster" });
  return [];
}

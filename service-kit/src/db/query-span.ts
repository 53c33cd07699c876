import { beginSpan, isRecording, type Span } from "../trace/index.ts";

/** Characters of a statement that a span keeps. Values stand beside it and are not kept. */
const TEXT_AT_MOST = 2_000;

/** Begins the span of a statement, where what it is for is recorded. */
export function beginQuery(text: string): Span | null {
  if (!isRecording()) return null;
  const operation = /^\s*(\w+)/.exec(text)?.[1]?.toUpperCase() ?? "QUERY";
  const table = /\b(?:from|into|update|join)\s+"?([\w]+)"?(?:\."?(\w+)"?)?/i.exec(text);
  const target = table === null ? "" : ` ${table[2] === undefined ? table[1] : `${table[1]}.${table[2]}`}`;
  return beginSpan({
    name: `${operation}${target}`,
    kind: "client",
    attributes: {
      "db.system.name": "postgresql",
      "db.operation.name": operation,
      "db.query.text": text.length > TEXT_AT_MOST ? `${text.slice(0, TEXT_AT_MOST)}…` : text,
    },
  });
}

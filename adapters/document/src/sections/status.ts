import type { Block, Section, Text } from "../model/document.ts";
import type { DocumentInput } from "../model/document-input.ts";
import { requirement, spec } from "../model/figure.ts";
import { graphsOf } from "../model/side-by-side.ts";

/** What is built and in force, what is not, and what was decided on the way. (BRQ-DOC-03) */
export function status(input: DocumentInput): Section {
  return {
    title: "Current status",
    blocks: [inForce(input), ...traced(input), ...acknowledged(input), ...settled(input)],
  };
}

function inForce(input: DocumentInput): Block {
  const graphs = graphsOf(input);
  const kinds = [...new Set(graphs.flatMap(({ resources }) => resources.map(({ kind }) => kind)))].sort();
  const rows = kinds.map((kind): readonly Text[] => [
    kind,
    ...graphs.map(({ resources }) => String(resources.filter((resource) => resource.kind === kind).length)),
  ]);
  const parameters = [...new Set(graphs.flatMap((graph) => Object.keys(graph.parameters)))].sort();
  const values = parameters.map((name): readonly Text[] => [
    `parameter ${name}`,
    ...graphs.map((graph) =>
      name in graph.parameters
        ? spec(graph, `parameters.${name}`, graph.parameters[name] ?? "given when it is deployed")
        : "–",
    ),
  ]);
  return {
    kind: "table",
    title: "The configuration in force",
    columns: ["", ...graphs.map(({ environment }) => environment)],
    rows: [...values, ...rows],
  };
}

function traced({ trace }: DocumentInput): readonly Block[] {
  if (trace === null) return [];
  const verdicts = ["satisfied", "deferred", "not-applicable", "unanswered"] as const;
  const sections = [...new Set(trace.rows.map(({ section }) => section))];
  const rows = sections.map((section): readonly Text[] => [
    section,
    ...verdicts.map((verdict) =>
      String(trace.rows.filter((row) => row.section === section && row.verdict === verdict).length),
    ),
  ]);
  const open = trace.rows
    .filter(({ verdict }) => verdict !== "satisfied")
    .map((row): readonly Text[] => [requirement(row.id), row.verdict, row.text, row.reason ?? "–"]);
  return [
    { kind: "table", title: `${trace.rows.length} requirements`, columns: ["section", ...verdicts], rows },
    ...(open.length === 0
      ? []
      : [
          {
            kind: "table",
            title: "Not built, and why",
            columns: ["requirement", "verdict", "what", "why"],
            rows: open,
          } as const,
        ]),
  ];
}

function acknowledged({ environments }: DocumentInput): readonly Block[] {
  const rows = environments.flatMap(({ graph, findings }) =>
    findings.map((found): readonly Text[] => [
      { text: found.code, from: { kind: "check", code: found.code } },
      graph.environment,
      found.message,
      found.hint ?? "–",
    ]),
  );
  if (rows.length === 0)
    return [{ kind: "paragraph", text: "The checks find nothing, and nothing had to be acknowledged." }];
  return [
    {
      kind: "table",
      title: "Findings of the checks",
      columns: ["check", "environment", "finding", "reason or advice"],
      rows,
    },
  ];
}

function settled({ conflicts }: DocumentInput): readonly Block[] {
  const rows = conflicts.map(({ id, what, settled: how }): readonly Text[] => [
    { text: id, from: { kind: "conflict", id } },
    what,
    how,
  ]);
  return rows.length === 0
    ? []
    : [
        {
          kind: "table",
          title: "Contradictions of the requirements, and how they are settled",
          columns: ["", "what", "settled"],
          rows,
        },
      ];
}

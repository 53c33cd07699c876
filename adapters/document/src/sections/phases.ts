import { planMove, rungsOf } from "@terrace/core/plan";
import { phasesDiagram } from "../diagrams/phases.ts";
import type { Block, Section, Text } from "../model/document.ts";
import type { DocumentInput } from "../model/document-input.ts";
import { requirement, spec, time } from "../model/figure.ts";
import { graphsOf } from "../model/side-by-side.ts";
import { thresholdText } from "../model/threshold.ts";

/** From each rung of the ladder to the next: what changes, in which steps, and what calls for it. (ATL-DOC-01) */
export function phases(input: DocumentInput): Section {
  const graphs = graphsOf(input);
  const rungs = rungsOf(graphs);
  const moves = rungs.slice(1).flatMap((graph, index) => {
    const before = rungs[index];
    return before === undefined ? [] : [planMove(before, graph)];
  });
  return {
    title: "Phases and roadmap",
    blocks: [
      ...(graphs.length > 1
        ? [{ kind: "diagram", diagram: phasesDiagram(graphs), of: "all environments", folded: false } as const]
        : []),
      ...triggers(input),
      ...moves.flatMap(({ from, to, aspects, changes, steps }): readonly Block[] => [
        { kind: "heading", text: `From ${from} to ${to}` },
        {
          kind: "table",
          title: `Key changes, ${changes.length} in all`,
          columns: ["", from, to],
          rows: aspects.filter(({ changed }) => changed).map(({ name, before, after }) => [name, before, after]),
        },
        {
          kind: "steps",
          items: steps.map(
            ({ title, resources, notes, reverse }) =>
              `${title} (${resources.length}). ${notes.map((note) => `${note}. `).join("")}Back: ${reverse}.`,
          ),
        },
      ]),
      ...migration(input),
      ...roadmap(input),
    ],
  };
}

function triggers(input: DocumentInput): readonly Block[] {
  const rows = graphsOf(input).flatMap((graph) =>
    graph.triggers.map((trigger): readonly Text[] => [
      `${graph.environment} → ${trigger.to}`,
      trigger.kind === "decision"
        ? spec(graph, `triggers.${trigger.id}`, trigger.question)
        : spec(
            graph,
            `triggers.${trigger.id}`,
            `${thresholdText(trigger)}${trigger.sustained === 0 ? "" : ` for ${time(trigger.sustained)}`}`,
          ),
      trigger.kind === "decision" ? "a person decides" : trigger.source,
      requirement(trigger.requirement),
    ]),
  );
  return rows.length === 0
    ? []
    : [
        {
          kind: "table",
          title: "What calls for another environment; any one is enough",
          columns: ["move", "when", "source", "requirement"],
          rows,
        },
      ];
}

function migration(input: DocumentInput): readonly Block[] {
  const rows = graphsOf(input).flatMap((graph) =>
    graph.operations.dataMigration.map((one): readonly Text[] => [
      spec(graph, "operations.dataMigration", one.step),
      graph.environment,
      one.reverse,
      requirement(one.requirement),
    ]),
  );
  return rows.length === 0
    ? []
    : [{ kind: "table", title: "Data migration", columns: ["step", "environment", "back", "requirement"], rows }];
}

function roadmap(input: DocumentInput): readonly Block[] {
  const rows = graphsOf(input).flatMap((graph) =>
    graph.operations.roadmap.map((one): readonly Text[] => [
      spec(graph, "operations.roadmap", one.item),
      one.when ?? "–",
      requirement(one.requirement),
    ]),
  );
  const seen = new Map(rows.map((row) => [JSON.stringify(row[2]) + JSON.stringify(row[1]), row]));
  return rows.length === 0
    ? []
    : [{ kind: "table", title: "Roadmap", columns: ["what", "when", "requirement"], rows: [...seen.values()] }];
}

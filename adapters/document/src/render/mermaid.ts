import type { Box, Diagram, FlowDiagram, SequenceDiagram } from "../model/diagram.ts";

/** A drawing in Mermaid's words. */
export function mermaid(diagram: Diagram): string {
  if (diagram.kind === "flow") return flow(diagram);
  if (diagram.kind === "sequence") return sequence(diagram);
  return ["flowchart TB", ...nested(diagram.box, "b", "  ")].join("\n");
}

function flow({ nodes, edges }: FlowDiagram): string {
  const ids = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  return [
    "flowchart LR",
    ...nodes.map(
      ({ id, label, detail }) => `  ${ids.get(id)}["${quoted(label)}${detail === "" ? "" : `<br/>${quoted(detail)}`}"]`,
    ),
    ...edges.map(
      ({ from, to, label }) => `  ${ids.get(from)} -->${label === "" ? "" : `|"${quoted(label)}"|`} ${ids.get(to)}`,
    ),
  ].join("\n");
}

function sequence({ actors, messages }: SequenceDiagram): string {
  const ids = new Map(actors.map((actor, index) => [actor, `a${index}`]));
  return [
    "sequenceDiagram",
    ...actors.map((actor) => `  participant ${ids.get(actor)} as ${actor}`),
    ...messages.map(({ from, to, text }) => `  ${ids.get(from)}->>${ids.get(to)}: ${text.replace(/[;#]/g, ",")}`),
  ].join("\n");
}

function nested({ label, detail, boxes }: Box, id: string, indent: string): readonly string[] {
  const name = `"${quoted(label)}${detail === "" ? "" : `<br/>${quoted(detail)}`}"`;
  if (boxes.length === 0) return [`${indent}${id}[${name}]`];
  const inside = boxes.flatMap((box, index) => nested(box, `${id}_${index}`, `${indent}  `));
  return [`${indent}subgraph ${id}[${name}]`, ...inside, `${indent}end`];
}

function quoted(text: string): string {
  return text.replaceAll('"', "#quot;");
}

import type { SequenceDiagram } from "../model/diagram.ts";
import { boxSvg, type Drawing, widthOf, xml } from "./drawing.ts";

const STEP = 46;
const HEAD = 52;

/** Lifelines from left to right, messages from top to bottom. */
export function sequenceSvg({ actors, messages }: SequenceDiagram): Drawing {
  const needs = messages.map(({ from, to, text }) => {
    const spans = Math.abs(actors.indexOf(from) - actors.indexOf(to));
    return (widthOf(text) * 0.85 + 24) / Math.max(1, spans);
  });
  const gap = Math.max(150, ...needs);
  const width = gap * actors.length + 20;
  const height = HEAD + STEP * messages.length + 34;
  const middle = (actor: string): number => 10 + gap * (actors.indexOf(actor) + 0.5);
  const lines = actors.map((actor) => `<path class="t" d="M${middle(actor)} ${HEAD} V${height - 6}"/>`);
  const heads = actors.map((actor) =>
    boxSvg(
      { x: middle(actor) - (gap - 30) / 2, y: 4, width: gap - 30, height: 40 },
      { label: actor, detail: "", tone: "compute" },
    ),
  );
  const arrows = messages.map(({ from, to, text }, index) => {
    const y = HEAD + STEP * (index + 1);
    const [start, end] = [middle(from), middle(to)];
    const d = from === to ? `M${start} ${y - 12} h28 v14 h-26` : `M${start} ${y} H${end}`;
    const x = from === to ? start + 36 : (start + end) / 2;
    const anchor = from === to ? ' style="text-anchor:start"' : "";
    return `<path class="p" d="${d}" marker-end="url(#arrow)"/><text class="e" x="${x}" y="${y - (from === to ? 0 : 7)}"${anchor}>${xml(text)}</text>`;
  });
  return { width, height, content: [...lines, ...heads, ...arrows].join("") };
}

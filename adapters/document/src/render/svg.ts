import type { Diagram } from "../model/diagram.ts";
import { xml } from "./drawing.ts";
import { flowSvg } from "./svg-flow.ts";
import { nestSvg } from "./svg-nest.ts";
import { sequenceSvg } from "./svg-sequence.ts";

/** A drawing as inline SVG, coloured by the page's own tokens; `name` is what it is called to those who cannot see it. */
export function svg(diagram: Diagram, name: string): string {
  const { width, height, content } =
    diagram.kind === "flow" ? flowSvg(diagram) : diagram.kind === "nest" ? nestSvg(diagram) : sequenceSvg(diagram);
  return `<svg role="img" aria-label="${xml(name)}" viewBox="0 0 ${Math.ceil(width)} ${height}" width="${Math.ceil(width)}" height="${height}" style="--w:${Math.ceil(width)}px">${content}</svg>`;
}

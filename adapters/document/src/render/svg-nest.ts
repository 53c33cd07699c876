import type { Box, NestDiagram } from "../model/diagram.ts";
import { boxSvg, type Drawing, widthOf, xml } from "./drawing.ts";

const PAD = 14;
const HEAD = 40;

/** A box without a name is only a row: no frame, no head, no rim. */
const rimOf = (box: Box): { readonly pad: number; readonly head: number } =>
  box.label === "" ? { pad: 0, head: 0 } : { pad: PAD, head: HEAD };

/** Boxes in boxes, each as large as what it holds. */
export function nestSvg({ box }: NestDiagram): Drawing {
  const { width, height } = sizeOf(box);
  return { width: width + 4, height: height + 4, content: boxAt(box, { x: 2, y: 2, width, height }) };
}

function sizeOf(box: Box): { readonly width: number; readonly height: number } {
  const isLeaf = box.boxes.length === 0;
  const [name, detail] = [widthOf(box.label), widthOf(box.detail)];
  const text = (isLeaf ? Math.max(name, detail) : name + detail) + 28;
  if (isLeaf) return { width: Math.max(120, text), height: 52 };
  const { pad, head } = rimOf(box);
  const inner = box.boxes.map(sizeOf);
  const sum = (of: "width" | "height"): number =>
    inner.reduce((total, size) => total + size[of], PAD * (inner.length - 1)) + 2 * pad;
  const most = (of: "width" | "height"): number => Math.max(...inner.map((size) => size[of])) + 2 * pad;
  const isRow = box.direction === "row";
  return {
    width: Math.max(text, isRow ? sum("width") : most("width")),
    height: head - pad + (isRow ? most("height") : sum("height")),
  };
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function boxAt(box: Box, area: Area): string {
  if (box.boxes.length === 0) return boxSvg(area, box);
  const { pad, head } = rimOf(box);
  const isRow = box.direction === "row";
  const sizes = box.boxes.map(sizeOf);
  const need = sizes.reduce((sum, size) => sum + size.width, PAD * (sizes.length - 1)) + 2 * pad;
  const spare = isRow ? Math.max(0, area.width - need) / sizes.length : 0;
  let [x, y] = [area.x + pad, area.y + head];
  const inside = box.boxes.map((child, index) => {
    const size = sizes[index] ?? { width: 0, height: 0 };
    const own: Area = isRow
      ? { x, y, width: size.width + spare, height: area.height - head - pad }
      : { x, y, width: area.width - 2 * pad, height: size.height };
    if (isRow) x += own.width + PAD;
    else y += own.height + PAD;
    return boxAt(child, child.boxes.length === 0 ? { ...own, height: 52 } : own);
  });
  if (box.label === "") return inside.join("");
  const detail = box.detail === "" ? "" : ` <tspan class="d">${xml(box.detail)}</tspan>`;
  const title = `<text class="g" x="${area.x + PAD}" y="${area.y + 24}">${xml(box.label)}${detail}</text>`;
  return `<rect class="n ${box.tone}" x="${area.x}" y="${area.y}" width="${area.width}" height="${area.height}" rx="10"/>${title}${inside.join("")}`;
}

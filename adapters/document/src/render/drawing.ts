/** Part of an SVG and the room that it takes, in pixels. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly content: string;
}

/** Text as XML holds it. */
export function xml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign);
}

/** About how wide a line of 13-pixel text is. */
export function widthOf(text: string): number {
  return Math.ceil(text.length * 7.2);
}

/** A box with a name and a line below it. */
export function boxSvg(
  { x, y, width, height }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  { label, detail, tone }: { readonly label: string; readonly detail: string; readonly tone: string },
): string {
  const middle = y + height / 2;
  const name = `<text class="l" x="${x + width / 2}" y="${detail === "" ? middle + 5 : middle - 3}">${xml(label)}</text>`;
  const line = detail === "" ? "" : `<text class="d" x="${x + width / 2}" y="${middle + 14}">${xml(detail)}</text>`;
  return `<rect class="b ${tone}" x="${x}" y="${y}" width="${width}" height="${height}" rx="8"/>${name}${line}`;
}

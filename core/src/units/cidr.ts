/** The addresses of a block as numbers, both ends included. */
export interface CidrRange {
  readonly first: number;
  readonly last: number;
}

const PATTERN = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

/** Reads an address block such as `10.0.1.0/24`; `undefined` when the text is not one, or has bits beyond its length. */
export function parseCidr(text: string): CidrRange | undefined {
  const parts = PATTERN.exec(text)?.slice(1).map(Number);
  if (parts === undefined) return undefined;
  const [a = 256, b = 256, c = 256, d = 256, length = 33] = parts;
  if ([a, b, c, d].some((byte) => byte > 255) || length > 32) return undefined;
  const first = ((a * 256 + b) * 256 + c) * 256 + d;
  const size = 2 ** (32 - length);
  return first % size === 0 ? { first, last: first + size - 1 } : undefined;
}

/** The block of the same length that follows: `10.0.0.0/16` is followed by `10.1.0.0/16`; `undefined` after the last one. */
export function nextCidr(text: string): string | undefined {
  const range = parseCidr(text);
  if (range === undefined || range.last === 2 ** 32 - 1) return undefined;
  const first = range.last + 1;
  const bytes = [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256);
  return `${bytes.join(".")}${text.slice(text.indexOf("/"))}`;
}

/** The block that an address with a length lies in: `10.0.1.5/24` lies in `10.0.1.0/24`; `undefined` when the text is neither. */
export function blockAround(text: string): string | undefined {
  const parts = PATTERN.exec(text)?.slice(1).map(Number);
  const length = parts?.[4] ?? 33;
  if (parts === undefined || length > 32 || parts.some((byte, index) => index < 4 && byte > 255)) return undefined;
  const address = parts.slice(0, 4).reduce((sum, byte) => sum * 256 + byte, 0);
  const first = address - (address % 2 ** (32 - length));
  return `${[24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256).join(".")}/${length}`;
}

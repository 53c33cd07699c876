import type { Json } from "./assembly.ts";

/** Columns of a line of the written code. */
const WIDTH = 110;

const CODE = Symbol("code");

/** A value that is not written as data but as this piece of TypeScript. */
export interface Code {
  readonly [CODE]: string;
}

/** What can be written: JSON with pieces of code in it. */
export type Writable = Json | Code | readonly Writable[] | { readonly [key: string]: Writable };

export function code(text: string): Code {
  return { [CODE]: text };
}

export function isCode(value: unknown): value is Code {
  return typeof value === "object" && value !== null && CODE in value;
}

/** A value as a TypeScript literal, in one line where it fits behind `indent` and `used` columns. */
export function literal(value: Writable, indent = "", used = 0): string {
  if (isCode(value)) return value[CODE];
  if (typeof value === "string") return quoted(value, indent);
  if (value === null || typeof value !== "object") return String(value);
  const parts = Array.isArray(value)
    ? value.map((one) => ["", one] as const)
    : Object.entries(value).map(([key, one]) => [`${keyOf(key)}: `, one as Writable] as const);
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  if (parts.length === 0) return `${open}${close}`;
  const pad = Array.isArray(value) ? "" : " ";
  const inline = `${open}${pad}${parts.map(([key, one]) => `${key}${literal(one, indent)}`).join(", ")}${pad}${close}`;
  if (!inline.includes("\n") && indent.length + used + inline.length <= WIDTH) return inline;
  const inner = `${indent}  `;
  const lines = parts.map(([key, one]) => `${inner}${key}${literal(one, inner, key.length + 1)},\n`);
  return `${open}\n${lines.join("")}${indent}${close}`;
}

/** Text inside of a template literal; code stands in it as code. */
export function templateLiteral(parts: readonly Writable[]): string {
  const text = parts.map((part) => (isCode(part) ? `\${${part[CODE]}}` : escaped(String(part)))).join("");
  return `\`${text}\``;
}

/** Long text with lines of its own keeps them, JSON in a text becomes what it says; everything else is an ordinary string. */
function quoted(value: string, indent: string): string {
  if (value.startsWith("{") && value.endsWith("}")) {
    const said = parsed(value);
    if (JSON.stringify(said) === value) return `JSON.stringify(${literal(said, indent)})`;
  }
  return value.split("\n").length > 2 ? templateLiteral([value]) : JSON.stringify(value);
}

function parsed(value: string): Json {
  try {
    return JSON.parse(value) as Json;
  } catch {
    return null;
  }
}

function escaped(value: string): string {
  return value.replaceAll("\\", "\\\\").replaceAll("`", "\\`").replaceAll("${", "\\${");
}

function keyOf(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}

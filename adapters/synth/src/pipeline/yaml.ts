/** What YAML can hold. */
export type Yaml = string | number | boolean | readonly Yaml[] | { readonly [key: string]: Yaml };

/** Text of a document: a string stands plain where no reader can take it for anything else, scripts stand as blocks. */
export function toYaml(value: { readonly [key: string]: Yaml }): string {
  return `${lines(value).join("\n")}\n`;
}

function lines(value: Yaml): readonly string[] {
  if (Array.isArray(value))
    return (value as readonly Yaml[]).flatMap((item) => {
      const [first = "", ...rest] = isBlock(item) ? block(item) : isEmpty(item) ? [empty(item)] : lines(item);
      return [`- ${first}`, ...indented(rest)];
    });
  if (typeof value === "object") return Object.entries(value).flatMap(([key, inner]) => entry(keyText(key), inner));
  return [scalar(value)];
}

function entry(key: string, value: Yaml): readonly string[] {
  if (isBlock(value)) {
    const [mark = "", ...text] = block(value);
    return [`${key}: ${mark}`, ...text];
  }
  if (typeof value !== "object") return [`${key}: ${scalar(value)}`];
  return isEmpty(value) ? [`${key}: ${empty(value)}`] : [`${key}:`, ...indented(lines(value))];
}

/** Whole lines that YAML gives back as they are. */
function isBlock(value: Yaml): value is string {
  return typeof value === "string" && /^[!-~]([ -~\n]*[!-~])?\n$/.test(value);
}

function block(text: string): readonly string[] {
  return ["|", ...indented(text.trimEnd().split("\n"))];
}

function isEmpty(value: Yaml): boolean {
  return typeof value === "object" && Object.keys(value).length === 0;
}

function empty(value: Yaml): string {
  return Array.isArray(value) ? "[]" : "{}";
}

function indented(all: readonly string[]): readonly string[] {
  return all.map((line) => (line === "" ? line : `  ${line}`));
}

/** Words that some reader takes for a truth value, a number or nothing. */
const TAKEN = /^(true|false|yes|no|on|off|null|y|n|e\d+)$/i;

/** `on` is a key that GitHub writes plainly itself. */
function keyText(key: string): string {
  return key === "on" ? key : scalar(key);
}

function scalar(value: string | number | boolean): string {
  if (typeof value !== "string") return String(value);
  const isPlain = /^([A-Za-z]|\.\/|\$)[ -~]*$/.test(value) && !/: |:$| #| $/.test(value) && !TAKEN.test(value);
  return isPlain ? value : JSON.stringify(value);
}

/** What YAML can hold. */
export type Yaml = string | number | boolean | readonly Yaml[] | { readonly [key: string]: Yaml };

/** Text of a document: strings are quoted as JSON quotes them, long scripts stand as blocks. */
export function toYaml(value: { readonly [key: string]: Yaml }): string {
  return `${lines(value).join("\n")}\n`;
}

function lines(value: Yaml): readonly string[] {
  if (Array.isArray(value))
    return (value as readonly Yaml[]).flatMap((item) =>
      indented(lines(item)).map((line, index) => (index === 0 ? `- ${line.slice(2)}` : line)),
    );
  if (typeof value === "object") return Object.entries(value).flatMap(([key, inner]) => entry(keyText(key), inner));
  return [scalar(value)];
}

function entry(key: string, value: Yaml): readonly string[] {
  if (typeof value === "string" && value.endsWith("\n")) return [`${key}: |`, ...indented(value.trimEnd().split("\n"))];
  if (typeof value !== "object") return [`${key}: ${scalar(value)}`];
  const inner = lines(value);
  return inner.length === 0 ? [`${key}: ${Array.isArray(value) ? "[]" : "{}"}`] : [`${key}:`, ...indented(inner)];
}

function indented(all: readonly string[]): readonly string[] {
  return all.map((line) => `  ${line}`);
}

/** `on` is a boolean to some readers of YAML unless it is quoted; GitHub reads both. */
function keyText(key: string): string {
  return /^[A-Za-z_][\w-]*$/.test(key) ? key : JSON.stringify(key);
}

function scalar(value: string | number | boolean): string {
  if (typeof value !== "string") return String(value);
  return /^[A-Za-z][\w./@ -]*$/.test(value) && !/^(true|false|yes|no|on|off|null)$/i.test(value)
    ? value
    : JSON.stringify(value);
}

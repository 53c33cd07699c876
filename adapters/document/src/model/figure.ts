import type { Graph, Resource, ResourceId } from "@terrace/core/graph";
import { formatBytes, formatDuration, percentText } from "@terrace/core/units";
import type { Figure, Text } from "./document.ts";

/** A figure of an environment, linked to the word of platform.ts that says it. */
export function spec(graph: Graph, path: string, text: string | number): Figure {
  return { text: String(text), from: { kind: "spec", path: `environments.${graph.environment}.${path}` } };
}

/** A requirement by its ID; nothing where there is none. */
export function requirement(id: string | null): Text {
  return id === null ? "" : { text: id, from: { kind: "requirement", id } };
}

/** The path in an author's words that a resource came from. */
export function wordOf({ id, kind }: Pick<Resource, "id" | "kind">): string {
  const name = nameOf(id);
  if (kind === "service" || kind === "worker" || kind === "site") return `services.${name}`;
  if (kind === "alarm" || kind === "log" || kind === "channel" || kind === "metric" || kind === "dashboard")
    return `${kind}s.${name}`;
  if (kind === "security-edge") return "network";
  return kind === "backup" ? `${name}.backups` : name;
}

/** A resource's own name: `videos` of `service.videos`. */
export function nameOf(id: ResourceId): string {
  return id.slice(id.indexOf(".") + 1);
}

/** `5 min`, `7 days`; a dash where nothing is said. */
export function time(milliseconds: number | null): string {
  if (milliseconds === null) return "–";
  if (milliseconds === 0) return "0";
  const [, count = "", unit = ""] = /^(\d+)(\w+)$/.exec(formatDuration(milliseconds)) ?? [];
  const many = count === "1" ? "" : "s";
  const words: Readonly<Record<string, string>> = {
    y: `year${many}`,
    d: `day${many}`,
    h: "h",
    m: "min",
    s: "s",
    ms: "ms",
  };
  return `${count} ${words[unit] ?? unit}`;
}

/** `20 GB`. */
export function bytes(count: number | null): string {
  return count === null ? "–" : formatBytes(count).replace(/([\d.]+)(\w+)/, "$1 $2");
}

/** `70 %`. */
export function percent(ratio: number): string {
  return percentText(ratio);
}

/** `1,234.50`. */
export function money(amount: number): string {
  const [whole = "0", cents = "00"] = amount.toFixed(2).split(".");
  return `${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",")}.${cents}`;
}

/** A threshold with its unit. */
export function threshold(value: number, unit: string): string {
  if (unit === "ratio") return percent(value);
  return unit === "milliseconds" ? time(value) : `${value}${unit === "count" ? "" : ` ${unit}`}`;
}

export function yes(value: boolean): string {
  return value ? "yes" : "no";
}

import type { Synthesis } from "@terrace/synth";
import { cannot, type Unsupported } from "./limits.ts";
import { templateOf } from "./template.ts";

/** What an emulator was not asked for, as a list to read: how many of each, with the reason. */
export function leftOut(name: string, all: readonly Synthesis[], table: readonly Unsupported[]): string {
  const resources = all.flatMap((synthesis) =>
    synthesis.stacks.flatMap((stack) => Object.values(templateOf(synthesis, stack.name).Resources)),
  );
  const entries = resources.flatMap((resource) => cannot(table, resource) ?? []);
  const lines = [...Map.groupBy(entries, (entry) => entry)].map(
    ([{ type, property, drop, reason }, { length }]) =>
      `  ${String(length).padStart(5)} ${type}${property === undefined ? "" : ` ${drop === "property" ? "without" : "with"} ${property}`}: ${reason}`,
  );
  const gone = entries.filter(({ drop }) => drop === "resource").length;
  return `\n${name} was asked for ${resources.length - gone} of ${resources.length} resources. Left out:\n${lines.sort().reverse().join("\n")}\n`;
}

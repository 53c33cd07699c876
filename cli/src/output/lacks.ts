import type { Lack, RunSnapshot } from "@terrace/core/report";
import { parameterCommand, secretCommand } from "../platform/named.ts";
import type { Terminal } from "./terminal.ts";
import { wrap } from "./wrap.ts";

/** What a person has to give and nobody gave, as one block of a sentence each: who goes without it, and what gives it. */
export function lacks(snapshot: RunSnapshot, { out, columns }: Pick<Terminal, "out" | "columns">): readonly string[] {
  const sentences = (snapshot.lacks ?? []).map((lack) => {
    const text = `Nobody gave ${lack.name}, so ${effectOf(lack)}; \`${commandFor(lack, snapshot)}\` gives it`;
    return `  ${out.paint.yellow("!")} ${wrap(text, columns - 4, "    ")}\n`;
  });
  return sentences.length === 0 ? [] : [sentences.join("")];
}

function effectOf({ kind, without }: Lack): string {
  const names = without.map((id) => id.slice(id.indexOf(".") + 1)).join(" and ");
  if (kind === "parameter") return `what is told to ${names} stands only in the log`;
  return `${names} ${without.length === 1 ? "runs" : "run"} without it`;
}

function commandFor({ kind, name }: Lack, snapshot: RunSnapshot): string {
  return kind === "secret" ? secretCommand(snapshot, name) : parameterCommand(snapshot, name);
}

import type { EnvironmentSummary } from "@terrace/core/resolve";
import { UserError } from "../user-error.ts";
import { hint, type PlatformFile } from "./find-platform.ts";

/** The environment that a name or a phase means. A phase that several environments stand in has to be said by name. */
export function environmentOrPhase(
  file: PlatformFile,
  environments: readonly EnvironmentSummary[],
  word: string,
): string {
  if (environments.some(({ name }) => name === word)) return word;
  const standing = environments.filter(({ phase }) => phase === word).map(({ name }) => name);
  const [first, ...others] = standing;
  if (first !== undefined && others.length === 0) return first;
  const names = environments.map(({ name }) => name);
  if (first !== undefined)
    throw new UserError(`${standing.join(" and ")} of ${file.folder} are in phase ${word}.`, {
      code: "UNKNOWN_ENVIRONMENT",
      hint: "Say which one by its name.",
    });
  throw new UserError(`${file.folder} has neither an environment nor a phase called "${word}".`, {
    code: "UNKNOWN_ENVIRONMENT",
    hint: hint(word, names) ?? `One of ${names.join(", ")}.`,
  });
}

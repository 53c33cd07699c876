import { UserError } from "../user-error.ts";
import { hint, type PlatformFile } from "./find-platform.ts";

/** The environment that is meant: the one named, or `$TERRACE_ENV`, or `local`, or the only one. */
export function chooseEnvironment(file: PlatformFile, names: readonly string[], word: string | undefined): string {
  const wanted = askedFor(word);
  if (wanted !== undefined) {
    if (names.includes(wanted)) return wanted;
    throw new UserError(`${file.folder} has no environment called "${wanted}".`, {
      code: "UNKNOWN_ENVIRONMENT",
      hint: hint(wanted, names),
    });
  }
  if (names.includes("local")) return "local";
  const [first, ...others] = names;
  if (first !== undefined && others.length === 0) return first;
  throw new UserError(`Say which environment of ${file.folder}.`, {
    code: "UNKNOWN_ENVIRONMENT",
    hint: names.length === 0 ? "It has none yet." : `One of ${names.join(", ")}, with --env.`,
  });
}

/** The environment that somebody asked for, in the command line or by `$TERRACE_ENV`; undefined when nobody did. */
export function askedFor(word: string | undefined): string | undefined {
  return word ?? (process.env.TERRACE_ENV || undefined);
}

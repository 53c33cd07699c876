import { existsSync, readdirSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { didYouMean } from "@terrace/core/diagnostics";
import { UserError } from "../user-error.ts";
import { REPOSITORY } from "./repository.ts";

const SPEC = "platform.ts";

/** A platform's file before it is read. */
export interface PlatformFile {
  /** The folder's name, which is what a person types. */
  readonly folder: string;
  /** Absolute path of its `platform.ts`. */
  readonly path: string;
  /** The same, as a person would type it. */
  readonly shown: string;
}

/** Every platform of the repository, by name. */
export function listPlatforms(repository: string = REPOSITORY): readonly PlatformFile[] {
  const root = join(repository, "platforms");
  if (!existsSync(root)) return [];
  const folders = readdirSync(root).filter((folder) => existsSync(join(root, folder, SPEC)));
  return folders.sort().map((folder) => platformFile(join(root, folder)));
}

/**
 * The platform that is meant: a folder of `platforms/` by name, any folder that holds a `platform.ts` by path,
 * or without a word the only one there is.
 */
export function findPlatform(word: string | undefined, repository: string = REPOSITORY): PlatformFile {
  const known = listPlatforms(repository);
  if (word === undefined) return only(known);
  const named = known.find(({ folder }) => folder === word);
  if (named !== undefined) return named;
  const folder = basename(word) === SPEC ? resolve(word, "..") : resolve(word);
  if (existsSync(join(folder, SPEC))) return platformFile(folder);
  if (existsSync(folder) && /[/\\.]/.test(word)) {
    throw new UserError(`${word} holds no ${SPEC}.`, { code: "UNKNOWN_PLATFORM" });
  }
  throw new UserError(`There is no platform called "${word}".`, {
    code: "UNKNOWN_PLATFORM",
    hint: hint(
      word,
      known.map(({ folder: name }) => name),
    ),
  });
}

/** Whether a word can only mean a platform: a name of `platforms/`, or something that looks like a path. */
export function looksLikePlatform(word: string, repository: string = REPOSITORY): boolean {
  return /[/\\.]/.test(word) || listPlatforms(repository).some(({ folder }) => folder === word);
}

function only(known: readonly PlatformFile[]): PlatformFile {
  const [first, ...others] = known;
  if (first === undefined) {
    throw new UserError("There is no platform here.", {
      code: "UNKNOWN_PLATFORM",
      hint: `Give a folder with a ${SPEC}.`,
    });
  }
  if (others.length === 0) return first;
  throw new UserError("There are several platforms; say which one.", {
    code: "UNKNOWN_PLATFORM",
    hint: `One of ${known.map(({ folder }) => folder).join(", ")}.`,
  });
}

/** `did you mean "breiq"?` as a sentence of its own. */
export function hint(word: string, candidates: readonly string[]): string | null {
  const words = didYouMean(word, candidates);
  return words === null ? null : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function platformFile(folder: string): PlatformFile {
  const path = join(folder, SPEC);
  const near = relative(process.cwd(), path);
  return { folder: basename(folder), path, shown: near.startsWith("../..") ? path : near };
}

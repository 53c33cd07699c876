import { didYouMean } from "../diagnostics/index.ts";
import { below, complain, complainOfValue, type Field, type Findings, NOTHING_FOUND, type Spot } from "./field.ts";

/** A field for each word of `T`: the compiler keeps the list complete and each field true to its word. */
export type Fields<T> = { readonly [K in keyof T]-?: Field<Exclude<T[K], undefined>> };

/** A field that knows its keys. */
export type WordsField<T> = Field<T> & { readonly keys: readonly string[] };

/** Known keys, each with its own field. `required` are asked for once the platform is put together. */
export function words<T extends object>(
  expects: string,
  fields: Fields<T>,
  required: readonly (keyof T & string)[] = [],
): WordsField<T> {
  const keys = Object.keys(fields);
  const inspectKey = (key: string, value: unknown, at: Spot): Findings => {
    if (key === "kind" || value === undefined) return NOTHING_FOUND;
    return keys.includes(key) ? fields[key as keyof T].inspect(value, at) : complainOfKey(at, key, keys);
  };
  return {
    expects,
    keys,
    inspect(value, at) {
      if (!isObject(value)) return complainOfValue(at, value, expects);
      const absent = at.complete ? required.filter((key) => value[key] === undefined) : [];
      return [
        ...Object.entries(value).flatMap(([key, inner]) => inspectKey(key, inner, below(at, key))),
        ...absent.flatMap((key) => complainOfAbsence(below(at, key), fields[key].expects)),
      ];
    },
  };
}

/** Any keys, one field for all values. */
export function record<T>(expects: string, entry: Field<T>, name: RegExp = /^/): Field<Readonly<Record<string, T>>> {
  return {
    expects,
    inspect(value, at) {
      if (!isObject(value)) return complainOfValue(at, value, expects);
      return Object.entries(value).flatMap(([key, inner]) => [
        ...(name.test(key) ? NOTHING_FOUND : complainOfName(below(at, key), key)),
        ...(inner === undefined ? NOTHING_FOUND : entry.inspect(inner, below(at, key))),
      ]);
    },
  };
}

/** A list is replaced whole, never merged, so its items have to be complete wherever it stands. */
export function list<T>(expects: string, item: Field<T>): Field<readonly T[]> {
  return {
    expects,
    inspect(value, at) {
      if (!Array.isArray(value)) return complainOfValue(at, value, expects);
      return value.flatMap((inner, index) => item.inspect(inner, { ...below(at, index), complete: true }));
    },
  };
}

/** `null` says "none" and takes away what the platform gave. */
export function nullable<T>(field: Field<T>): Field<T | null> {
  return {
    expects: `${field.expects}, or null for none`,
    inspect: (value, at) => (value === null ? NOTHING_FOUND : field.inspect(value, at)),
  };
}

/** A short form or a long one. An object is held to the long form, so that findings name the key inside it. */
export function either<A, B>(short: Field<A>, long: Field<B>): Field<A | B> {
  return {
    expects: `${short.expects}, or ${long.expects}`,
    inspect(value, at) {
      if (isObject(value)) return long.inspect(value, at);
      const accepted = [short, long].some((field) => field.inspect(value, at).length === 0);
      return accepted ? NOTHING_FOUND : complainOfValue(at, value, this.expects);
    },
  };
}

/** A plain object: no list, no null, nothing with a class of its own. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const parent: unknown = Object.getPrototypeOf(value);
  return parent === null || parent === Object.prototype;
}

export function complainOfKey(at: Spot, key: string, known: readonly string[]): Findings {
  return complain(at, "TER-SPEC-001", {
    message: `${at.path} is not a word Terrace knows here`,
    hint: didYouMean(key, known),
  });
}

export function complainOfAbsence(at: Spot, expects: string): Findings {
  return complain(at, "TER-SPEC-004", { message: `${at.path} is missing, expected ${expects}` });
}

export function complainOfName(at: Spot, name: string): Findings {
  return complain(at, "TER-SPEC-005", {
    message: `"${name}" cannot stand as a name at ${at.path}`,
    hint: "names are small letters, digits and hyphens, a letter first, 40 characters at most; variables are UPPER_CASE; paths begin with /",
  });
}

/** Names of resources, environments and modules: they become host names, roles and files. */
export const NAME = /^[a-z][a-z0-9-]{0,39}$/;

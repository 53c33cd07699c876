import { type Diagnostic, didYouMean } from "../diagnostics/index.ts";
import {
  type AnyField,
  below,
  complain,
  type Field,
  type Findings,
  type Reading,
  refused,
  type Spot,
  understood,
} from "./field.ts";

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
  const standIn = Object.fromEntries(required.map((key) => [key, fields[key].standIn])) as T;
  const readKey = (key: string, value: unknown, at: Spot): Reading<unknown> => {
    if (value === undefined) return understood(value);
    if (keys.includes(key)) return fields[key as keyof T].read(value, at);
    return { value: undefined, findings: complainOfKey(at, key, keys) };
  };
  return {
    expects,
    keys,
    standIn,
    read(value, at) {
      if (!isObject(value)) return refused(at, value, expects);
      const read = readAll(value, at, readKey);
      if (!at.complete) return read as Reading<T>;
      const absent = required.filter((key) => value[key] === undefined);
      const findings = absent.flatMap((key) => complainOfAbsence(below(at, key), fields[key].expects));
      return { value: { ...standIn, ...(read.value as T) }, findings: [...read.findings, ...findings] };
    },
  };
}

/** Words with a tag that says whose they are. A patch may leave the tag out; another tag is refused. */
export function tagged<const K extends string, T extends object>(
  kind: K,
  field: WordsField<T>,
): WordsField<T & { readonly kind: K }> {
  type Tagged = T & { readonly kind: K };
  return {
    expects: field.expects,
    keys: field.keys,
    standIn: { kind, ...field.standIn },
    read(value, at) {
      if (!isObject(value) || (value.kind !== undefined && value.kind !== kind))
        return refused(at, value, field.expects);
      const { kind: tag, ...rest } = value;
      const reading = field.read(rest, at);
      return {
        value: (tag === undefined ? reading.value : { kind, ...reading.value }) as Tagged,
        findings: reading.findings,
      };
    },
  };
}

/** One of several tagged forms, by the tag. */
export function variants<T extends { readonly kind: string }>(
  expects: string,
  fields: { readonly [K in T["kind"]]: WordsField<Extract<T, { readonly kind: K }>> },
): Field<T> {
  const known: Readonly<Record<string, AnyField>> = fields;
  const [first] = Object.values(known);
  return {
    expects,
    standIn: first?.standIn as T,
    read(value, at) {
      const kind = isObject(value) ? value.kind : undefined;
      const field = typeof kind === "string" && Object.hasOwn(known, kind) ? known[kind] : undefined;
      return field === undefined
        ? refused(at, value, expects)
        : (field.read(value, { ...at, complete: true }) as Reading<T>);
    },
  };
}

/** Any keys, one field for all values. */
export function record<T>(expects: string, entry: Field<T>, name: RegExp = /^/): Field<Readonly<Record<string, T>>> {
  return {
    expects,
    standIn: {},
    read(value, at) {
      if (!isObject(value)) return refused(at, value, expects);
      return readAll(value, at, (key, inner, spot) => {
        const reading = inner === undefined ? understood(undefined) : entry.read(inner, spot);
        return name.test(key) ? reading : misnamed(key, spot, reading);
      }) as Reading<Readonly<Record<string, T>>>;
    },
  };
}

/** A list is replaced whole, never merged, so its items have to be complete wherever it stands. */
export function list<T>(expects: string, item: Field<T>): Field<readonly T[]> {
  return {
    expects,
    standIn: [],
    read(value, at) {
      if (!Array.isArray(value)) return refused(at, value, expects);
      const read = value.map((inner, index) => item.read(inner, { ...below(at, index), complete: true }));
      return {
        value: read.flatMap((reading) => (reading.value === undefined ? [] : [reading.value])),
        findings: read.flatMap(({ findings }) => findings),
      };
    },
  };
}

/** `null` says "none" and takes away what the platform gave. */
export function nullable<T>(field: Field<T>): Field<T | null> {
  return {
    expects: `${field.expects}, or null for none`,
    standIn: null,
    read: (value, at) => (value === null ? understood(null) : field.read(value, at)),
  };
}

/** A short form or a long one. An object is held to the long form, so that findings name the key inside it. */
export function either<A, B>(short: Field<A>, long: Field<B>): Field<A | B> {
  const expects = `${short.expects}, or ${long.expects}`;
  return {
    expects,
    standIn: short.standIn,
    read(value, at) {
      if (isObject(value)) return long.read(value, at);
      const readings: readonly Reading<A | B>[] = [short.read(value, at), long.read(value, at)];
      return readings.find(({ findings }) => findings.length === 0) ?? refused(at, value, expects);
    },
  };
}

/** A plain object: no list, no null, nothing with a class of its own. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const parent: unknown = Object.getPrototypeOf(value);
  return parent === null || parent === Object.prototype;
}

/** Reads the entries of a table, and leaves out those that were not understood. */
export function readAll(
  table: Readonly<Record<string, unknown>>,
  at: Spot,
  read: (key: string, value: unknown, at: Spot) => Reading<unknown>,
): Reading<Readonly<Record<string, unknown>>> {
  const kept: (readonly [string, unknown])[] = [];
  const said: Diagnostic[] = [];
  for (const [key, inner] of Object.entries(table)) {
    const { value, findings } = read(key, inner, below(at, key));
    if (value !== undefined) kept.push([key, value]);
    said.push(...findings);
  }
  return { value: Object.fromEntries(kept), findings: said };
}

/** What stands under a name that cannot be one is read, and left out. */
export function misnamed(name: string, at: Spot, { findings }: Reading<unknown>): Reading<never> {
  return { value: undefined, findings: [...complainOfName(at, name), ...findings] };
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

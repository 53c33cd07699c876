import { didYouMean } from "../diagnostics/index.ts";
import {
  type Bytes,
  type Duration,
  type Percent,
  parseBytes,
  parseCidr,
  parseDuration,
  parsePercent,
} from "../units/index.ts";
import { complain, complainOfValue, type Field, NOTHING_FOUND, shown } from "./field.ts";

/** Text that is not empty. */
export const text: Field<string> = leaf("a text", (value) => typeof value === "string" && value.trim() !== "");

export const flag: Field<boolean> = leaf("true or false", (value) => typeof value === "boolean");

/** A whole number from 1. */
export const count: Field<number> = leaf(
  "a whole number from 1",
  (value) => Number.isInteger(value) && Number(value) >= 1,
);

/** A whole number from 0. */
export const amount: Field<number> = leaf(
  "a whole number from 0",
  (value) => Number.isInteger(value) && Number(value) >= 0,
);

export const finite: Field<number> = leaf("a number", (value) => Number.isFinite(value));

export const port: Field<number> = leaf(
  "a port from 1 to 65535",
  (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 65_535,
);

export const duration: Field<Duration> = leaf('a duration such as "30s", "5m" or "7d"', (value) => {
  return typeof value === "string" && parseDuration(value) !== undefined;
});

export const bytes: Field<Bytes> = leaf('a size such as "512MB" or "20GB"', (value) => {
  return typeof value === "string" && parseBytes(value) !== undefined;
});

/** A share of something: 0 % to 100 %. */
export const share: Field<Percent> = leaf('a percentage such as "70%", at most "100%"', (value) => {
  const ratio = typeof value === "string" ? parsePercent(value) : undefined;
  return ratio !== undefined && ratio <= 1;
});

/** A percentage that may exceed the whole, such as `"200%"` of the wanted tasks. */
export const percent: Field<Percent> = leaf('a percentage such as "200%"', (value) => {
  return typeof value === "string" && parsePercent(value) !== undefined;
});

/** An address block such as `10.0.1.0/24`. */
export const cidr: Field<string> = leaf('an address block such as "10.0.1.0/24"', (value) => {
  return typeof value === "string" && parseCidr(value) !== undefined;
});

/** A path of requests: `/api/videos`, with `*` as wildcard at the end. */
export const requestPath: Field<string> = leaf('a path such as "/api/*"', (value) => {
  return typeof value === "string" && /^\/[^\s]*$/.test(value);
});

/** A time of day in UTC. */
export const timeOfDay: Field<string> = leaf('a time such as "03:00"', (value) => {
  return typeof value === "string" && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
});

/** One of a few words. */
export function oneOf<const T extends string>(...words: readonly T[]): Field<T> {
  return {
    expects: `one of ${words.map((word) => `"${word}"`).join(", ")}`,
    inspect(value, at) {
      if (typeof value !== "string") return complainOfValue(at, value, this.expects);
      if ((words as readonly string[]).includes(value)) return NOTHING_FOUND;
      return complain(at, "TER-SPEC-003", {
        message: `${at.path} is ${shown(value)}, expected ${this.expects}`,
        hint: didYouMean(value, words),
      });
    },
  };
}

function leaf<T>(expects: string, accepted: (value: unknown) => boolean): Field<T> {
  return {
    expects,
    inspect: (value, at) => (accepted(value) ? NOTHING_FOUND : complainOfValue(at, value, expects)),
  };
}

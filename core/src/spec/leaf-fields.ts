import { didYouMean } from "../diagnostics/index.ts";
import {
  AWS_REGIONS,
  type Bytes,
  blockAround,
  type Duration,
  type MoneyWords,
  type Percent,
  parseBytes,
  parseCidr,
  parseDuration,
  parseMoney,
  parsePercent,
} from "../units/index.ts";
import { complain, type Field, refused, shown, understood } from "./field.ts";

/** Text that is not empty. */
export const text = leaf<string>("a text", "", (value) => isText(value) && value.trim() !== "");

export const flag = leaf<boolean>("true or false", false, (value) => typeof value === "boolean");

/** A whole number from 1. */
export const count = leaf<number>("a whole number from 1", 1, (value) => Number.isInteger(value) && Number(value) >= 1);

/** A whole number from 0. */
export const amount = leaf<number>(
  "a whole number from 0",
  0,
  (value) => Number.isInteger(value) && Number(value) >= 0,
);

export const finite = leaf<number>("a number", 0, (value) => Number.isFinite(value));

export const port = leaf<number>(
  "a port from 1 to 65535",
  1,
  (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 65_535,
);

export const duration = leaf<Duration>(
  'a duration such as "30s", "5m" or "7d"',
  "1d",
  (value) => isText(value) && parseDuration(value) !== undefined,
);

export const bytes = leaf<Bytes>(
  'a size such as "512MB" or "20GB"',
  "1GB",
  (value) => isText(value) && parseBytes(value) !== undefined,
);

export const money = leaf<MoneyWords>(
  'an amount such as "400 USD"',
  "0 USD",
  (value) => isText(value) && parseMoney(value) !== undefined,
);

/** A share of something: 0 % to 100 %. */
export const share = leaf<Percent>(
  'a percentage such as "70%", at most "100%"',
  "100%",
  (value) => isText(value) && (parsePercent(value) ?? 2) <= 1,
);

/** A percentage that may exceed the whole, such as `"200%"` of the wanted tasks. */
export const percent = leaf<Percent>(
  'a percentage such as "200%"',
  "100%",
  (value) => isText(value) && parsePercent(value) !== undefined,
);

/** An address block such as `10.0.1.0/24`. */
export const cidr: Field<string> = {
  expects: 'an address block such as "10.0.1.0/24"',
  standIn: "10.0.0.0/16",
  read(value, at) {
    if (isText(value) && parseCidr(value) !== undefined) return understood(value);
    const block = isText(value) ? blockAround(value) : undefined;
    if (block === undefined) return refused(at, value, this.expects);
    const message = `${at.path} is ${shown(value)}, an address inside a block and not where the block begins`;
    return { value: undefined, findings: complain(at, "TER-SPEC-002", { message, hint: `did you mean "${block}"?` }) };
  },
};

/** A path of requests: `/api/videos`, with `*` as wildcard. */
export const requestPath = leaf<string>(
  'a path such as "/api/*"',
  "/",
  (value) => isText(value) && /^\/\S*$/.test(value),
);

/** A region of AWS. */
export const region: Field<string> = {
  expects: 'a region such as "eu-central-1"',
  standIn: "us-east-1",
  read(value, at) {
    if (!isText(value)) return refused(at, value, this.expects);
    if (AWS_REGIONS.includes(value)) return understood(value);
    const message = `${at.path} is ${shown(value)}, which is no region of AWS`;
    return {
      value: undefined,
      findings: complain(at, "TER-SPEC-003", { message, hint: didYouMean(value, AWS_REGIONS) }),
    };
  },
};

/** A time of day in UTC. */
export const timeOfDay = leaf<string>(
  'a time such as "03:00"',
  "00:00",
  (value) => isText(value) && /^([01]\d|2[0-3]):[0-5]\d$/.test(value),
);

/** One of a few words. */
export function oneOf<const T extends string>(...words: readonly [T, ...T[]]): Field<T> {
  const expects = `one of ${words.map((word) => `"${word}"`).join(", ")}`;
  return {
    expects,
    standIn: words[0],
    read(value, at) {
      if (!isText(value)) return refused(at, value, expects);
      const known = words.find((word) => word === value);
      if (known !== undefined) return understood(known);
      const message = `${at.path} is ${shown(value)}, expected ${expects}`;
      return { value: undefined, findings: complain(at, "TER-SPEC-003", { message, hint: didYouMean(value, words) }) };
    },
  };
}

/** A value that is right or wrong as a whole. */
export function leaf<T>(expects: string, standIn: T, accepted: (value: unknown) => boolean): Field<T> {
  return {
    expects,
    standIn,
    read: (value, at) => (accepted(value) ? understood(value as T) : refused(at, value, expects)),
  };
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

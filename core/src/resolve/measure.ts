import {
  type ByteCount,
  type Bytes,
  type Duration,
  type Milliseconds,
  type Money,
  type MoneyWords,
  type Percent,
  parseBytes,
  parseDuration,
  parseMoney,
  parsePercent,
  type Ratio,
} from "../units/index.ts";

/** A duration that was understood. */
export function milliseconds(duration: Duration): Milliseconds {
  return parseDuration(duration) ?? Number.NaN;
}

/** A size that was understood. */
export function byteCount(size: Bytes): ByteCount {
  return parseBytes(size) ?? Number.NaN;
}

/** A percentage that was understood. */
export function ratio(percent: Percent): Ratio {
  return parsePercent(percent) ?? Number.NaN;
}

/** An amount that was understood. */
export function amountOf(words: MoneyWords): Money {
  return parseMoney(words) ?? { amount: Number.NaN, currency: "USD" };
}

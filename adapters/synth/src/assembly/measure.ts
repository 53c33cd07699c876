import type { ByteCount, Milliseconds } from "@terrace/core/units";

/** Whole seconds, rounded up: AWS takes no fractions. */
export function seconds(time: Milliseconds): number {
  return Math.ceil(time / 1_000);
}

/** Whole minutes, rounded up. */
export function minutes(time: Milliseconds): number {
  return Math.ceil(time / 60_000);
}

/** Whole days, rounded up. */
export function days(time: Milliseconds): number {
  return Math.ceil(time / 86_400_000);
}

/** Gibibytes, as AWS counts storage. */
export function gibibytes(size: ByteCount): number {
  return Math.ceil(size / 1_073_741_824);
}

/** Mebibytes, as ECS counts memory. */
export function mebibytes(size: ByteCount): number {
  return Math.ceil(size / 1_048_576);
}

/** A size as an author writes it. Units are binary, as AWS bills and PostgreSQL counts them: 1 KB is 1,024 bytes. */
export type Bytes = `${number}${BytesUnit}`;

export type BytesUnit = "B" | "KB" | "MB" | "GB" | "TB";

/** A resolved size in bytes. */
export type ByteCount = number;

const FACTOR: Readonly<Record<BytesUnit, number>> = {
  B: 1,
  KB: 1_024,
  MB: 1_048_576,
  GB: 1_073_741_824,
  TB: 1_099_511_627_776,
};

const PATTERN = /^(\d+(?:\.\d+)?)(B|KB|MB|GB|TB)$/;

/** Reads a size; `undefined` when the text is not one. */
export function parseBytes(text: string): ByteCount | undefined {
  const match = PATTERN.exec(text);
  if (match === null) return undefined;
  return Math.round(Number(match[1]) * FACTOR[match[2] as BytesUnit]);
}

/** Writes a byte count in the largest unit that divides it: 21,474,836,480 is `"20GB"`. */
export function formatBytes(bytes: ByteCount): Bytes {
  const descending: readonly BytesUnit[] = ["TB", "GB", "MB", "KB"];
  const unit = descending.find((candidate) => bytes > 0 && bytes % FACTOR[candidate] === 0) ?? "B";
  return `${bytes / FACTOR[unit]}${unit}`;
}

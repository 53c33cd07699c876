import { AppError } from "../errors/index.ts";

/** Values of the sort columns of the last row seen, in the order of the index: `["2026-01-01T00:00:00.000Z", "0190…"]`. */
export type CursorKey = readonly (string | number)[];

/** Packs the key of the last row into the opaque cursor that the caller sends back. */
export function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

/**
 * Unpacks a cursor of `length` values.
 * @throws AppError VALIDATION_FAILED for anything that `encodeCursor` did not make.
 */
export function decodeCursor(cursor: string, length: number): CursorKey {
  const key = parse(cursor);
  if (!Array.isArray(key) || key.length !== length || !key.every(isKeyValue)) throw invalidCursor();
  return key;
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    throw invalidCursor();
  }
}

function isKeyValue(value: unknown): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

function invalidCursor(): AppError {
  return new AppError("VALIDATION_FAILED", {
    message: "cursor is not one that this endpoint gave out.",
    details: {
      field: "cursor",
      suggestion: "Use nextCursor of the previous page, or leave it out to start at the top.",
    },
  });
}

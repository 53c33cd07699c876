import { type Static, Type } from "typebox";
import type { AppError } from "./app-error.ts";

/** The one error body of every service (DFZ-ERR-02). */
export const ErrorBody = Type.Object({
  error: Type.Object({
    code: Type.String(),
    message: Type.String(),
    details: Type.Union([
      Type.Object({
        field: Type.Union([Type.String(), Type.Null()]),
        suggestion: Type.Union([Type.String(), Type.Null()]),
        violations: Type.Optional(Type.Array(Type.Object({ field: Type.String(), message: Type.String() }))),
      }),
      Type.Null(),
    ]),
    requestId: Type.String(),
    timestamp: Type.String({ format: "date-time" }),
  }),
});
export type ErrorBody = Static<typeof ErrorBody>;

/** Words an error for the caller. */
export function toErrorBody(error: AppError, requestId: string, now: Date = new Date()): ErrorBody {
  const { code, message, details } = error;
  return { error: { code, message, details, requestId, timestamp: now.toISOString() } };
}

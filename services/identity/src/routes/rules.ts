import { AppError } from "@terrace/service-kit/errors";
import { findPasswordFault } from "../domain/password.ts";
import { findUsernameFault } from "../domain/username.ts";

/** @throws AppError VALIDATION_FAILED when a username breaks the rules. */
export function requireUsername(username: string): void {
  const fault = findUsernameFault(username);
  if (!fault) return;
  const { message, suggestion } = fault;
  throw new AppError("VALIDATION_FAILED", {
    message: `username ${message}.`,
    details: { field: "username", suggestion },
  });
}

/** @throws AppError WEAK_PASSWORD when a password is easy to guess; `field` is where it stands in the body. */
export function requirePassword(password: string, field: string, known: readonly string[]): void {
  const fault = findPasswordFault(password, known);
  if (!fault) return;
  const { message, suggestion } = fault;
  throw new AppError("WEAK_PASSWORD", {
    status: 400,
    message: `The password ${message}.`,
    details: { field, suggestion },
  });
}

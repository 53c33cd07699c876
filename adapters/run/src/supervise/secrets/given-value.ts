import type { Secret } from "@terrace/core/graph";
import type { SecretValue } from "../../plan/placement.ts";
import { Refused } from "../control/route.ts";

/** What a person gives as the value of a secret. Only such secrets can be set: what was generated is known to engines, and changes by a rotation. */
export function givenValue({ id, form }: Secret, value: string): SecretValue {
  if (form !== "external" && form !== "json")
    throw new Refused(409, "NOT_SETTABLE", `${id} is generated: change it with \`terrace secret rotate\``);
  if (value === "") throw new Refused(400, "VALIDATION_FAILED", `${id} has to have a value`);
  if (form === "json" && !isJson(value))
    throw new Refused(400, "VALIDATION_FAILED", `${id} has to be JSON, and what was given is not`);
  return { form, value };
}

/** The parser's words are not told: they may quote the value. */
function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}

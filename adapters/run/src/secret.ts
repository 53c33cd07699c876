import type { Secret } from "@terrace/core/graph";
import { type PlanContext, report } from "./plan/context.ts";
import { absent, type Part, planned } from "./plan/part.ts";

/** A secret is a value in the placement, generated once by the supervisor; it reaches tasks by their environment only. (ATL-ENC-07) */
export function planSecret(secret: Secret, context: PlanContext): Part {
  const value = context.placement.secrets[secret.id];
  if (value?.form !== secret.form) {
    const message =
      value === undefined
        ? `${secret.id} has no value`
        : `${secret.id} holds a ${value.form} instead of a ${secret.form}`;
    report(context, secret.id, { code: "TER-RUN-002", message, hint: null });
  }
  if (value !== undefined && value.form !== "rsa-key-pair" && value.value === "" && secret.strength === 0)
    return absent(`nobody gave a value, so tasks get an empty text until secrets/${secret.id}.json has one`);
  return planned({});
}

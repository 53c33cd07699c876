import { type ParameterChange, parameterId, pascal, RELEASE_PARAMETER } from "@terrace/core/report";
import type { Template } from "./template.ts";

export interface GivenValues {
  /** Tag of the images. */
  readonly release: string;
  /** Values by any of their names: `ZoneId`, `zone-id`; a platform's parameter also without `Parameter` in front. */
  readonly values: Readonly<Record<string, string>>;
}

/** A parameter of a stack that nobody has given. */
export interface MissingParameter {
  readonly stack: string;
  readonly parameter: string;
  readonly description: string;
}

/** The parameters of a stack that this deployment gives. Those that the provider resolves itself are none of them. */
export function givenParameters(
  template: Template,
  { release, values }: GivenValues,
): Readonly<Record<string, string>> {
  const entries = Object.entries(values);
  const byName = new Map([
    ...entries.map(([name, value]) => [parameterId(name), value] as const),
    ...entries.map(([name, value]) => [pascal(name), value] as const),
  ]);
  return Object.fromEntries(
    Object.entries(template.Parameters ?? {}).flatMap(([name, { Type }]) => {
      if (Type.startsWith("AWS::SSM::")) return [];
      const value = byName.get(name);
      const known = value ?? (name === RELEASE_PARAMETER ? release : undefined);
      return known === undefined ? [] : [[name, known]];
    }),
  );
}

/** What is left open: neither given, nor with a default, nor known to the stack that stands. */
export function missingParameters(
  stack: string,
  template: Template,
  known: ReadonlySet<string>,
): readonly MissingParameter[] {
  return Object.entries(template.Parameters ?? {})
    .filter(([parameter, { Default }]) => Default === undefined && !known.has(parameter))
    .map(([parameter, { Description }]) => ({ stack, parameter, description: Description ?? "" }));
}

/** Which values a stack that stands is given anew. A stack that does not stand yet changes as a whole: nothing is listed. */
export function parameterChanges(
  given: Readonly<Record<string, string>>,
  standing: Readonly<Record<string, string>> | null,
): readonly ParameterChange[] {
  if (standing === null) return [];
  return Object.entries(given).flatMap(([name, after]) => {
    const before = standing[name];
    return before === after ? [] : [{ name, change: before === undefined ? "new" : "changed" }];
  });
}

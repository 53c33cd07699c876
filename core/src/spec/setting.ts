import { type Bytes, type Duration, parseBytes, parseDuration } from "../units/index.ts";
import { below, complain, type Field, type Findings, refused, type Spot } from "./field.ts";
import { oneOf, text } from "./leaf-fields.ts";
import { isObject } from "./structure-fields.ts";

/** The value of an environment variable as an author writes it. Numbers and booleans become text. */
export type Setting = string | number | boolean | SettingWords;

/** A value that is not known while the spec is written, and where it will come from. */
export type SettingWords =
  | { readonly kind: "parameter"; readonly name: string }
  | { readonly kind: "output"; readonly of: string; readonly output: SettingOutput }
  | { readonly kind: "template"; readonly parts: readonly Setting[] }
  | { readonly kind: "given" };

/** What can be asked of a need or a secret. `signing` is the secret that signs a bucket's paths. */
export type SettingOutput = (typeof OUTPUTS)[number];

const OUTPUTS = [
  "host",
  "port",
  "url",
  "publicUrl",
  "name",
  "user",
  "password",
  "path",
  "value",
  "privateKey",
  "publicKey",
  "signing",
] as const;

/** A value that differs from deployment to deployment and never stands in a platform as a constant: a domain, an account, an address. */
export function parameter(name: string): SettingWords {
  return { kind: "parameter", name };
}

/** A fact about something that a service needs, known once it is placed: `output("balancer", "url")`. */
export function output(of: string, name: SettingOutput): SettingWords {
  return { kind: "output", of, output: name };
}

/** Text around other settings: `` template`${output("balancer", "url")}/.well-known/jwks.json` ``. */
export function template(strings: TemplateStringsArray, ...values: readonly Setting[]): SettingWords {
  const parts = strings.flatMap((string, index) => {
    const value = values[index];
    return [...(string === "" ? [] : [string]), ...(value === undefined ? [] : [value])];
  });
  return { kind: "template", parts };
}

/** A variable that the service reads and that the platform composing it has to give. */
export function given(): SettingWords {
  return { kind: "given" };
}

/** A duration as whole seconds: `inSeconds("15m")` is 900. */
export function inSeconds(duration: Duration): number {
  return Math.round((parseDuration(duration) ?? Number.NaN) / 1_000);
}

/** A size as bytes: `inBytes("2GB")` is 2,147,483,648. */
export function inBytes(size: Bytes): number {
  return parseBytes(size) ?? Number.NaN;
}

const outputName = oneOf(...OUTPUTS);

const EXPECTS = "a text, a number, true or false, parameter(), output(), template`…` or given()";

export const setting: Field<Setting> = {
  expects: EXPECTS,
  standIn: "",
  read(value, at) {
    const findings = faults(value, at, []);
    return { value: findings.length === 0 ? (value as Setting) : undefined, findings };
  },
};

function faults(value: unknown, at: Spot, around: readonly unknown[]): Findings {
  if (typeof value === "string" || typeof value === "boolean" || Number.isFinite(value)) return [];
  if (around.includes(value)) return complain(at, "TER-SPEC-006", { message: `${at.path} contains itself` });
  if (!isObject(value)) return refused(at, value, EXPECTS).findings;
  if (value.kind === "given") return [];
  if (value.kind === "parameter") return text.read(value.name, below(at, "name")).findings;
  if (value.kind === "output")
    return [
      ...text.read(value.of, below(at, "of")).findings,
      ...outputName.read(value.output, below(at, "output")).findings,
    ];
  if (value.kind !== "template" || !Array.isArray(value.parts)) return refused(at, value, EXPECTS).findings;
  return value.parts.flatMap((part, index) => faults(part, below(below(at, "parts"), index), [...around, value]));
}

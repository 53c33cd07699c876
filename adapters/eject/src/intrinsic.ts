import type { Json, JsonObject } from "./assembly.ts";
import { code, literal, templateLiteral, type Writable } from "./code.ts";

/** What the code calls the things of a template. */
export interface Names {
  /** The constant that holds a parameter, resource or condition. */
  readonly constant: (logicalId: string) => string;
  readonly isParameter: (logicalId: string) => boolean;
  /** Code that asks for an attribute of a resource: `vpc.attrVpcId`. */
  readonly attribute: (logicalId: string, attribute: string) => string;
  /** Code that stands for a text, such as for a file that lies beside the app; null for plain text. */
  readonly text: (text: string) => string | null;
}

const PSEUDO: Readonly<Record<string, string>> = {
  "AWS::AccountId": "Aws.ACCOUNT_ID",
  "AWS::NoValue": "Aws.NO_VALUE",
  "AWS::Partition": "Aws.PARTITION",
  "AWS::Region": "Aws.REGION",
  "AWS::StackId": "Aws.STACK_ID",
  "AWS::StackName": "Aws.STACK_NAME",
  "AWS::URLSuffix": "Aws.URL_SUFFIX",
};

/** A value of a template with every reference and function of CloudFormation as code. */
export function withCode(value: Json, names: Names): Writable {
  if (typeof value === "string") {
    const text = names.text(value);
    return text === null ? value : code(text);
  }
  if (value === null || typeof value !== "object") return value;
  if (isList(value)) return value.map((one) => withCode(one, names));
  const call = intrinsic(value, names);
  if (call !== null) return code(call);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withCode(one, names)]));
}

/** A condition of a template: `Fn.conditionEquals(a, "create")`. */
export function conditionCode(value: Json, names: Names): string {
  const [name, argument] = only(value) ?? ["", null];
  if (name === "Condition") return names.constant(String(argument));
  const operands = isList(argument) ? argument : [argument];
  const inner = operands.map((one) => {
    const nested = only(one)?.[0] ?? "";
    return /^Fn::(And|Or|Not|Equals)$|^Condition$/.test(nested)
      ? conditionCode(one, names)
      : literal(withCode(one, names));
  });
  return `Fn.condition${name.slice("Fn::".length)}(${inner.join(", ")})`;
}

function intrinsic(value: JsonObject, names: Names): string | null {
  const [name, argument] = only(value) ?? ["", null];
  if (name === "Ref") return reference(String(argument), names);
  if (!name.startsWith("Fn::")) return null;
  const list = isList(argument) ? argument : [argument];
  const words = (values: readonly Json[]): string => values.map((one) => literal(withCode(one, names))).join(", ");
  switch (name) {
    case "Fn::GetAtt": {
      const [id = "", ...attribute] = isList(argument) ? argument.map(String) : String(argument).split(".");
      return names.attribute(id, attribute.join("."));
    }
    case "Fn::Join":
      return join(list, names);
    case "Fn::If":
      return choice(
        list.slice(1),
        `Fn.conditionIf(${names.constant(String(list[0]))}.logicalId, ${words(list.slice(1))})`,
      );
    default: {
      const call = name.slice("Fn::".length);
      return `Fn.${call.charAt(0).toLowerCase()}${call.slice(1)}(${words(list)})`;
    }
  }
}

/** A choice typed as what is chosen from: text and numbers have to be asked for. */
function choice(values: readonly Json[], call: string): string {
  const said = values.filter((one) => only(one)?.[1] !== "AWS::NoValue");
  if (said.every((one) => typeof one === "number")) return `Token.asNumber(${call})`;
  if (said.some(isList)) return `Token.asList(${call})`;
  const isText = (one: Json): boolean =>
    typeof one === "string" || /^(Ref|Fn::(Join|GetAtt|Sub|Select))$/.test(only(one)?.[0] ?? "");
  return said.every(isText) ? `Token.asString(${call})` : call;
}

function reference(id: string, names: Names): string {
  return PSEUDO[id] ?? `${names.constant(id)}.${names.isParameter(id) ? "valueAsString" : "ref"}`;
}

/** Text with references in it is a template literal; a join by something keeps it. */
function join([delimiter = "", parts = []]: readonly Json[], names: Names): string {
  const written = isList(parts) ? parts.map((one) => withCode(one, names)) : withCode(parts, names);
  if (delimiter === "" && isList(parts)) return templateLiteral(written as readonly Writable[]);
  return `Fn.join(${JSON.stringify(delimiter)}, ${literal(written)})`;
}

/** Key and value of an object that has but one. */
function only(value: Json): readonly [string, Json] | null {
  if (value === null || typeof value !== "object" || isList(value)) return null;
  const all = Object.entries(value);
  return all.length === 1 ? (all[0] ?? null) : null;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

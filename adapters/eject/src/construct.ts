import { type CfnResource, Stack } from "aws-cdk-lib";
import { type Construct, RootConstruct } from "constructs";
import type { JsonObject } from "./assembly.ts";
import { type Code, isCode, type Writable } from "./code.ts";

/** A resource in the words of CDK. */
export interface NamedConstruct {
  /** `aws-ec2`, below aws-cdk-lib; null for the plain `CfnResource`, where CDK has no class. */
  readonly module: string | null;
  /** `CfnVPC` */
  readonly name: string;
  /** Properties by the names that the class gives them. */
  readonly properties: Writable;
  /** The member that gives an attribute, such as `attrArn`; null when there is none. */
  readonly member: (attribute: string) => string | null;
}

interface ConstructClass {
  /** What CDK's own import of templates calls: it alone knows every name of every property. */
  readonly _fromCloudFormation: (
    scope: Construct,
    id: string,
    attributes: object,
    options: { readonly parser: object },
  ) => CfnResource & { readonly cfnProperties: Writable };
}

/** Stands around the number of a piece of code while CDK renames properties. */
const MARK = "\u0001";

/** Gives properties of a template, with code in them, the names that CDK has for them. */
export async function namedConstruct(type: string, properties: Writable): Promise<NamedConstruct> {
  const [vendor = "", service = "", noun = ""] = type.split("::");
  const module = `aws-${service.toLowerCase()}`;
  const classes: Readonly<Record<string, ConstructClass | undefined>> =
    vendor === "AWS" ? await import(/* @vite-ignore */ `aws-cdk-lib/${module}`).catch(() => ({})) : {};
  const found = classes[`Cfn${noun}`];
  if (found === undefined)
    return { module: null, name: "CfnResource", properties: { type, properties }, member: () => null };
  const pieces: Code[] = [];
  const marked = mark(properties, (piece) => `${MARK}${pieces.push(piece) - 1}${MARK}`) as JsonObject;
  // Not below an App: each of those makes a folder for its assembly.
  const stack = new Stack(new RootConstruct(), "Names");
  const parser = { parseValue: (value: unknown) => value, handleAttributes: () => {} };
  const built = found._fromCloudFormation(stack, "Resource", { Properties: marked }, { parser });
  return {
    module,
    name: `Cfn${noun}`,
    properties: unmark(built.cfnProperties, pieces),
    member: (attribute) => memberOf(built, attribute),
  };
}

function mark(value: Writable, take: (piece: Code) => string): Writable {
  if (isCode(value)) return take(value);
  if (Array.isArray(value)) return value.map((one) => mark(one, take));
  return mapped(value, (one) => mark(one, take));
}

function unmark(value: Writable, pieces: readonly Code[]): Writable {
  if (typeof value === "string" && value.startsWith(MARK)) return pieces[Number(value.slice(1, -1))] ?? value;
  if (Array.isArray(value)) return value.map((one) => unmark(one, pieces));
  return mapped(value, (one) => unmark(one, pieces));
}

function mapped(value: Writable, each: (value: Writable) => Writable): Writable {
  if (value === null || typeof value !== "object") return value;
  const said = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(said.map(([key, one]) => [key, each(one as Writable)]));
}

function memberOf(built: CfnResource, attribute: string): string | null {
  const { stack } = built;
  const wanted = JSON.stringify({ "Fn::GetAtt": [stack.resolve(built.logicalId), attribute] });
  const members = Object.entries(attributesOf(built));
  return members.find(([, value]) => JSON.stringify(stack.resolve(value)) === wanted)?.[0] ?? null;
}

/** Every member that is called after an attribute, be it a field or a getter. */
function attributesOf(built: CfnResource): Readonly<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (let one: object | null = built; one !== null; one = Object.getPrototypeOf(one))
    for (const name of Object.getOwnPropertyNames(one))
      if (name.startsWith("attr")) found[name] = (built as unknown as Readonly<Record<string, unknown>>)[name];
  return found;
}

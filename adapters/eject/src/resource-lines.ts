import type { TemplateResource } from "./assembly.ts";
import { literal } from "./code.ts";
import type { NamedConstruct } from "./construct.ts";
import { type Names, withCode } from "./intrinsic.ts";
import { dependenciesOf } from "./order.ts";
import { withOwnTags } from "./tags.ts";

/** Where statements of a constructor begin. */
export const INDENT = "    ";

export interface ResourceOptions {
  readonly construct: NamedConstruct;
  readonly names: Names;
  readonly used: ReadonlySet<string>;
  /** What stands on everything. */
  readonly tags: Readonly<Record<string, string>>;
}

/** The statements that make one resource, each without the indent of its first line. */
export function resourceLines(id: string, resource: TemplateResource, options: ResourceOptions): readonly string[] {
  const { construct, names, used, tags } = options;
  const type =
    construct.module === null ? construct.name : `${construct.module.slice("aws-".length)}.${construct.name}`;
  const name = names.constant(id);
  const before = name.length + type.length + id.length + 24;
  const properties = literal(withOwnTags(construct.properties, tags), INDENT, before);
  return [
    statement(used.has(id) ? name : null, `new ${type}(this, "${id}", ${properties})`),
    ...policyLines(name, resource),
    ...signalLines(name, resource),
    ...Object.entries(resource.Metadata ?? {}).map(
      ([key, value]) => `${name}.addMetadata(${JSON.stringify(key)}, ${literal(withCode(value, names), INDENT, 30)});`,
    ),
    ...(resource.Condition === undefined
      ? []
      : [`${name}.cfnOptions.condition = ${names.constant(resource.Condition)};`]),
    ...dependenciesOf(resource.DependsOn).map((other) => `${name}.addResourceDependency(${names.constant(other)});`),
  ];
}

/** `const vpc = new …;`, or without a name where nobody asks for it. */
export function statement(name: string | null, expression: string): string {
  return `${name === null ? "" : `const ${name} = `}${expression};`;
}

/** CDK's word for what happens to a resource that is deleted, and to one that is replaced. */
const REMOVAL_POLICY: Readonly<Record<string, string>> = {
  "Retain Retain": "RETAIN",
  "RetainExceptOnCreate Retain": "RETAIN_ON_UPDATE_OR_DELETE",
  "Delete Delete": "DESTROY",
  "Snapshot Snapshot": "SNAPSHOT",
};

/** What happens when the stack lets go of it. */
function policyLines(name: string, { DeletionPolicy, UpdateReplacePolicy }: TemplateResource): readonly string[] {
  if (DeletionPolicy === undefined && UpdateReplacePolicy === undefined) return [];
  const policy = REMOVAL_POLICY[`${DeletionPolicy} ${UpdateReplacePolicy}`];
  if (policy === undefined)
    throw new Error(
      `${name} is deleted by ${DeletionPolicy} and replaced by ${UpdateReplacePolicy}, which no word of CDK says`,
    );
  return [`${name}.applyRemovalPolicy(RemovalPolicy.${policy});`];
}

/** How many signals it takes, and by when, until it counts as made. */
function signalLines(name: string, { CreationPolicy }: TemplateResource): readonly string[] {
  if (CreationPolicy === undefined) return [];
  const { Count: count, Timeout: timeout } = CreationPolicy.ResourceSignal;
  return [`${name}.cfnOptions.creationPolicy = { resourceSignal: ${literal({ count, timeout }, INDENT, 50)} };`];
}

import type { AssemblyStack, Json, JsonObject, Origin, TemplateResource } from "./assembly.ts";
import { code, literal } from "./code.ts";
import { type NamedConstruct, namedConstruct } from "./construct.ts";
import { conditionCode, type Names, withCode } from "./intrinsic.ts";
import { constantName, originOf } from "./naming.ts";
import { inOrderOfReference } from "./order.ts";
import { INDENT, resourceLines, statement } from "./resource-lines.ts";
import { namesUsedIn } from "./used-names.ts";

/** What a stack's file is written with. */
export interface StackOptions {
  readonly className: string;
  readonly origins: readonly Origin[];
  /** Code for texts that lie in files beside the app, such as `machineFile("start.sh")`. */
  readonly files: ReadonlyMap<string, string>;
}

/** Columns in front of the properties of a parameter: enough to break what would be a long line. */
const BEFORE = 40;

/** One stack as a class of CDK: parameters, then resources grouped by what they were made for. */
export async function stackFile(stack: AssemblyStack, { className, origins, files }: StackOptions): Promise<string> {
  const { template } = stack;
  const constructs = new Map<string, NamedConstruct>();
  const names = namesOf(stack, constructs, files);
  const used = namesUsedIn(template);
  const lines: string[] = [];
  if (template.Transform !== undefined) lines.push(`this.addTransform(${JSON.stringify(template.Transform)});`, "");
  const declare = (id: string, type: string, properties: string): void =>
    void lines.push(statement(used.has(id) ? names.constant(id) : null, `new ${type}(this, "${id}", ${properties})`));
  for (const [id, parameter] of Object.entries(template.Parameters ?? {}))
    declare(id, "CfnParameter", literal(lowered(parameter), INDENT, BEFORE + id.length));
  for (const [id, condition] of Object.entries(template.Conditions ?? {}))
    declare(id, "CfnCondition", literal({ expression: code(conditionCode(condition, names)) }, INDENT, BEFORE));
  let group = "";
  for (const { id, resource, origin } of inGroups(stack, origins)) {
    const title = origin === null ? "the environment as a whole" : titleOf(origin);
    if (title !== group) lines.push("", `// ${title}`);
    group = title;
    const construct = await namedConstruct(resource.Type, withCode(resource.Properties ?? {}, names));
    constructs.set(id, construct);
    lines.push(...resourceLines(id, resource, { construct, names, used, tags: stack.tags }));
  }
  for (const [id, output] of Object.entries(template.Outputs ?? {}))
    lines.push("", `new CfnOutput(this, "${id}", ${literal(withCode(lowered(output), names), INDENT, BEFORE)});`);
  const body = lines
    .map((line) => (line === "" ? "" : `${INDENT}${line}`))
    .join("\n")
    .replace(/^\n+/, "");
  return `${imports(body, [...constructs.values()])}
/** ${template.Description ?? stack.name} */
export class ${className} extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

${body}
  }
}
`;
}

interface Placed {
  readonly id: string;
  readonly resource: TemplateResource;
  readonly origin: Origin | null;
}

/** Resources of one origin stand together as far as their references let them. */
function inGroups({ template }: AssemblyStack, origins: readonly Origin[]): readonly Placed[] {
  const found = new Map(Object.keys(template.Resources).map((id) => [id, originOf(id, origins)]));
  const rank = (id: string): number => {
    const origin = found.get(id) ?? null;
    return origin === null ? origins.length : origins.indexOf(origin);
  };
  const given = [...found.keys()].sort((a, b) => rank(a) - rank(b));
  return inOrderOfReference(template, given).flatMap((id) => {
    const resource = template.Resources[id];
    return resource === undefined ? [] : [{ id, resource, origin: found.get(id) ?? null }];
  });
}

function titleOf({ resource, place }: Origin): string {
  return place === null ? resource : `${resource}, from ${place}`;
}

function namesOf(
  { template }: AssemblyStack,
  constructs: ReadonlyMap<string, NamedConstruct>,
  files: ReadonlyMap<string, string>,
): Names {
  const services = Object.values(template.Resources).map(({ Type }) => (Type.split("::")[1] ?? "").toLowerCase());
  const taken = new Set([...services, "id", "props", "scope", "tags", "tagMap", "machineFile", "function", "default"]);
  const constant = (id: string): string => constantName(id, taken);
  return {
    constant,
    isParameter: (id) => template.Parameters?.[id] !== undefined,
    attribute: (id, attribute) => {
      const member = constructs.get(id)?.member(attribute) ?? null;
      return `${constant(id)}.${member ?? `getAtt(${JSON.stringify(attribute)}).toString()`}`;
    },
    text: (text) => files.get(text) ?? null,
  };
}

/** Words of a parameter or output as CDK has them: `allowedValues`. */
function lowered(words: JsonObject): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    Object.entries(words).map(([key, value]) => [key.charAt(0).toLowerCase() + key.slice(1), value]),
  );
}

/** What the body uses, and nothing else. */
function imports(body: string, constructs: readonly NamedConstruct[]): string {
  const says = (word: string): boolean => new RegExp(`\\b${word}\\b`).test(body);
  const core = [
    "Aws",
    "CfnCondition",
    "CfnOutput",
    "CfnParameter",
    "CfnResource",
    "Fn",
    "RemovalPolicy",
    "Token",
  ].filter(says);
  const modules = [...new Set(constructs.flatMap(({ module }) => (module === null ? [] : [module])))].sort();
  const tagWords = ["tagMap", "tags"].filter((word) => body.includes(`${word}(`));
  const files = body.includes("machineFile(");
  return [
    ...(files ? ['import { readFileSync } from "node:fs";'] : []),
    `import { ${[...core, "Stack", "type StackProps"].join(", ")} } from "aws-cdk-lib";`,
    ...modules.map((module) => `import * as ${module.slice("aws-".length)} from "aws-cdk-lib/${module}";`),
    'import type { Construct } from "constructs";',
    ...(tagWords.length === 0 ? [] : [`import { ${tagWords.join(", ")} } from "./tags.ts";`]),
    ...(files
      ? [
          "",
          "const machineFile = (name: string): string =>",
          `  readFileSync(new URL(\`../machine/\${name}\`, import.meta.url), "utf8");`,
        ]
      : []),
    "",
  ].join("\n");
}

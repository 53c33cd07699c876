import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { type App, CfnCondition, CfnParameter, CfnResource, Stack, TagManager } from "aws-cdk-lib";

const require = createRequire(import.meta.resolve("@terrace/synth"));
const CORE = pathToFileURL(require.resolve("aws-cdk-lib")).href;

/**
 * One file of plain CDK that makes the same stacks with the same resources: a constructor call for each, its properties written out, references by
 * `Fn.ref` and `Fn.getAtt`, tags by `Tags.of`. It is written from finished apps before anything is measured; when it runs, it knows nothing of Terrace.
 */
export function cdkFile(apps: readonly App[]): string {
  const modules = new Map<string, Set<string>>();
  const all = apps.flatMap((app) => app.node.children.filter(Stack.isStack));
  const stacks = all.map((stack) => stackCode(stack, modules));
  const order = all.flatMap((stack) =>
    stack.dependencies.map((other) => `${place(stack)}.addStackDependency(${place(other)});`),
  );
  const imports = [...modules].map(([module, names]) => {
    const url = pathToFileURL(require.resolve(module === "aws-cdk-lib" ? module : `aws-cdk-lib/${module}`)).href;
    return `import { ${[...names].map((name) => `${name} as ${alias(module, name)}`).join(", ")} } from ${JSON.stringify(url)};`;
  });
  return `import { App, CfnCondition, CfnParameter, DefaultStackSynthesizer, Fn, Stack, TagManager, Tags } from ${JSON.stringify(CORE)};
${imports.join("\n")}
const app = new App({
  outdir: process.argv[2], autoSynth: false, analyticsReporting: false, performanceReporting: false, treeMetadata: false, stackTraces: false, builtinCloudFormationValidation: false,
  defaultStackSynthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
  context: { "aws:cdk:enable-path-metadata": false, "aws:cdk:disable-creation-stack-traces": true },
});
const stacks = {};
${[...stacks, ...order].join("\n")}
app.synth();
const { user, system } = process.cpuUsage();
process.stdout.write((user + system) / 1_000 + "\\n");
`;
}

function stackCode(stack: Stack, modules: Map<string, Set<string>>): string {
  const resources = stack.node.children.filter(CfnResource.isCfnResource);
  const common = commonTags(resources);
  const untagged = resources.flatMap((one) => (Object.keys(tagsOf(one)).length === 0 ? [one.cfnResourceType] : []));
  const conditions = stack.node.children.flatMap((child) =>
    child instanceof CfnCondition ? [conditionCode(child, stack)] : [],
  );
  const lines = stack.node.children.flatMap((child) => {
    if (CfnResource.isCfnResource(child)) return resourceCode(child, { stack, modules, common });
    return child instanceof CfnParameter ? [parameterCode(child, stack)] : [];
  });
  const props = {
    stackName: stack.stackName,
    description: stack.templateOptions.description,
    env: { region: stack.region },
    terminationProtection: stack.terminationProtection,
  };
  const tags = Object.entries(common).map(
    ([key, value]) =>
      `Tags.of(stack).add(${JSON.stringify(key)}, ${JSON.stringify(value)}, { excludeResourceTypes: ${JSON.stringify([...new Set(untagged)])} });`,
  );
  const transforms = (stack.templateOptions.transforms ?? []).map(
    (one) => `stack.addTransform(${JSON.stringify(one)});`,
  );
  return `{
const stack = (${place(stack)} = new Stack(app, ${JSON.stringify(stack.stackName)}, ${JSON.stringify(props)}));
const made = {};
${[...transforms, ...conditions, ...lines, ...dependencies(resources), ...tags].join("\n")}
}`;
}

function place({ stackName }: Stack): string {
  return `stacks[${JSON.stringify(stackName)}]`;
}

interface Place {
  readonly stack: Stack;
  readonly modules: Map<string, Set<string>>;
  readonly common: Readonly<Record<string, string>>;
}

function resourceCode(resource: CfnResource, { stack, modules, common }: Place): readonly string[] {
  const [module = "", name = ""] = moduleOf(resource);
  modules.set(module, (modules.get(module) ?? new Set()).add(name));
  const {
    tags: _,
    tagsRaw: __,
    ...properties
  } = stack.resolve((resource as unknown as { readonly cfnProperties: object }).cfnProperties);
  const made = `made[${JSON.stringify(resource.node.id)}]`;
  const { condition, ...options } = resource.cfnOptions;
  const own = Object.entries(tagsOf(resource)).filter(([key, value]) => common[key] !== value);
  return [
    `${made} = new ${alias(module, name)}(stack, ${JSON.stringify(resource.node.id)}, ${code(properties)});`,
    ...Object.entries(options).flatMap(([key, value]) =>
      value === undefined ? [] : [`${made}.cfnOptions.${key} = ${code(stack.resolve(value))};`],
    ),
    ...(condition === undefined ? [] : [`${made}.cfnOptions.condition = made[${JSON.stringify(condition.node.id)}];`]),
    ...own.map(
      ([key, value]) => `TagManager.of(${made}).setTag(${JSON.stringify(key)}, ${code(stack.resolve(value))});`,
    ),
  ];
}

function parameterCode(parameter: CfnParameter, stack: Stack): string {
  const { Parameters } = stack.resolve(parameter._toCloudFormation());
  const words = Object.entries(Parameters[parameter.node.id]).map(([key, value]) => [
    key.charAt(0).toLowerCase() + key.slice(1),
    value,
  ]);
  return `new CfnParameter(stack, ${JSON.stringify(parameter.node.id)}, ${code(Object.fromEntries(words))});`;
}

function conditionCode(condition: CfnCondition, stack: Stack): string {
  const id = JSON.stringify(condition.node.id);
  const { Conditions } = stack.resolve(condition._toCloudFormation());
  return `made[${id}] = new CfnCondition(stack, ${id}, { expression: ${code(Conditions[condition.node.id])} });`;
}

function dependencies(resources: readonly CfnResource[]): readonly string[] {
  return resources.flatMap((resource) =>
    resource
      .obtainDependencies()
      .flatMap((other) =>
        CfnResource.isCfnResource(other as CfnResource)
          ? [
              `made[${JSON.stringify(resource.node.id)}].addResourceDependency(made[${JSON.stringify((other as CfnResource).node.id)}]);`,
            ]
          : [],
      ),
  );
}

function tagsOf(resource: CfnResource): Readonly<Record<string, string>> {
  return TagManager.of(resource)?.tagValues() ?? {};
}

/** Tags that all taggable resources of a stack have. */
function commonTags(resources: readonly CfnResource[]): Readonly<Record<string, string>> {
  const all = resources.map(tagsOf).filter((tags) => Object.keys(tags).length > 0);
  return Object.fromEntries(
    Object.entries(all[0] ?? {}).filter(([key, value]) => all.every((tags) => tags[key] === value)),
  );
}

/** `aws-ec2` and `CfnVPC`. */
function moduleOf(resource: CfnResource): readonly [string, string] {
  const kind = resource.constructor as unknown as Readonly<Record<symbol, { readonly fqn: string } | undefined>>;
  const [library = "", module = "", name] = (kind[Symbol.for("jsii.rtti")]?.fqn ?? "").split(".");
  return name === undefined ? [library, module] : [module.replaceAll("_", "-"), name];
}

function alias(module: string, name: string): string {
  return `${module.replaceAll("-", "_")}_${name}`;
}

/** A value as an author would write it: references by functions, everything else plainly. */
function code(value: unknown): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "undefined";
  if (Array.isArray(value)) return `[${value.map(code).join(", ")}]`;
  const [key = "", ...more] = Object.keys(value);
  const inner = (value as Readonly<Record<string, unknown>>)[key];
  if (more.length === 0 && key === "Ref") return `Fn.ref(${JSON.stringify(inner)})`;
  if (more.length === 0 && key === "Fn::GetAtt")
    return `Fn.getAtt(${(inner as readonly string[]).map((one) => JSON.stringify(one)).join(", ")}).toString()`;
  if (more.length === 0 && key === "Fn::Join") {
    const [separator, parts] = inner as readonly [string, unknown];
    if (separator === "" && Array.isArray(parts) && parts.every(isText)) return textCode(parts);
    if (Array.isArray(parts)) return `Fn.join(${JSON.stringify(separator)}, ${code(parts)})`;
  }
  return `{ ${Object.entries(value)
    .map(([name, one]) => `${JSON.stringify(name)}: ${code(one)}`)
    .join(", ")} }`;
}

/** Plain text, or a reference that stands for one. */
function isText(part: unknown): boolean {
  return typeof part === "string" || /^(Fn\.ref|Fn\.getAtt)\(/.test(code(part));
}

/** `arn:${…}:iam::${…}`, as an author joins texts. */
function textCode(parts: readonly unknown[]): string {
  const escaped = (text: string): string =>
    text.replaceAll("\\", "\\\\").replaceAll("`", "\\`").replaceAll("${", "\\${");
  return `\`${parts.map((part) => (typeof part === "string" ? escaped(part) : `\${${code(part)}}`)).join("")}\``;
}

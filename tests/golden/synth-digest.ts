import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Graph } from "@terrace/core/graph";
import type { Synthesis } from "@terrace/synth";

type Json = null | string | number | boolean | readonly Json[] | { readonly [key: string]: Json };
type Fields = { readonly [key: string]: Json };

/**
 * An assembly as a reviewer reads it: every resource with every property, in the order of their names. Functions of CloudFormation stand as the text
 * that they become (`${Id}`, `${Id.Arn}`), statements of policies as sentences, facts of the parameter store as what a stack reads and writes,
 * tags that everything has once, a second region as its differences from the first, and the files beside the templates with their lines.
 */
export function digestOf(graph: Graph, { directory, stacks, differences, diagnostics, handovers }: Synthesis): string {
  if (directory === null) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const manifest = JSON.parse(readFileSync(join(directory, "manifest.json"), "utf8"));
  const names = stacks.map(({ name }) => name);
  const read = stacks.map(({ name, region }): readonly [string, Stack] => {
    const template = JSON.parse(readFileSync(join(directory, `${name}.template.json`), "utf8"));
    const after = (manifest.artifacts[name].dependencies as readonly string[]).filter((one) => names.includes(one));
    return [name, stackOf(template, { region, after, tags: graph.tags })];
  });
  const [first, second] = [read.filter((one) => !isCopy(one)), read.filter(isCopy)];
  const twins = Object.assign({}, ...first.map(([, { resources }]) => resources)) as Stack["resources"];
  const besideFirst = second.map(
    ([name, stack]) => [name, { ...stack, resources: besides(twins, stack, graph) }] as const,
  );
  const digest = {
    tags: graph.tags,
    stacks: Object.fromEntries([...first, ...besideFirst]),
    files: filesOf(directory),
    differences: differences.map(({ resource, reason }) => `${resource}: ${reason}`),
    "left to a person": diagnostics.map(({ at, message }) => `${at.path}: ${message}`),
    handovers: handovers.map(({ stack, parameter, from }) => `${stack} ${parameter}: ${from.region} ${from.path}`),
  };
  return `${written(sorted(digest as unknown as Json), "")}\n`;
}

/** Whether a stack belongs to a second region: it then carries that region in the middle of its name. */
function isCopy([name, { region }]: readonly [string, Stack]): boolean {
  return name.includes(`-${region}-`);
}

interface Place {
  readonly region: string;
  readonly after: readonly string[];
  readonly tags: Graph["tags"];
}

interface Stack extends Omit<Place, "tags"> {
  /** Facts of earlier stacks by the parameter that reads them. */
  readonly reads: Fields;
  /** Facts for later stacks by their place in the parameter store. */
  readonly writes: Fields;
  /** Parameters that a person or a deployment gives, conditions, outputs. */
  readonly given: Fields;
  readonly resources: Readonly<Record<string, Fields>>;
}

function stackOf(template: Readonly<Record<string, Fields>>, { region, after, tags }: Place): Stack {
  const { Parameters = {}, Conditions = {}, Outputs = {}, Resources = {} } = template;
  const parameters = Object.entries(Parameters) as unknown as readonly [string, Fields][];
  const isRead = ([, { Type }]: readonly [string, Fields]): boolean => Type === "AWS::SSM::Parameter::Value<String>";
  const resources = Object.entries(Resources) as unknown as readonly [string, Fields][];
  const isFact = ([id]: readonly [string, Fields]): boolean => id.startsWith("Fact");
  return {
    region,
    after,
    reads: Object.fromEntries(parameters.filter(isRead).map(([id, { Default }]) => [id, Default ?? ""])),
    writes: Object.fromEntries(
      resources.filter(isFact).map(([, { Properties }]) => {
        const { Name, Value } = Properties as Fields;
        return [String(flat(Name ?? "")), flat(Value ?? "")];
      }),
    ),
    given: Object.fromEntries([
      ...parameters.filter((one) => !isRead(one)),
      ...Object.entries(flat({ ...Conditions, ...Outputs }) as Fields),
    ]),
    resources: Object.fromEntries(
      resources.filter((one) => !isFact(one)).map(([id, resource]) => [id, resourceOf(resource, tags)]),
    ),
  };
}

/** Of each resource that has a twin of the same name in the first region, only the places that are different; the names of those that are equal. */
function besides(twins: Stack["resources"], own: Stack, graph: Graph): Stack["resources"] {
  const alike: string[] = [];
  const rest = Object.entries(own.resources).flatMap(([id, resource]) => {
    const other = twins[id];
    if (other?.Type !== resource.Type || other === undefined) return [[id, resource] as const];
    const [before, now] = [leaves(local(other, graph.region ?? "")), leaves(local(resource, own.region))];
    const changed = [...new Set([...before.keys(), ...now.keys()])].filter(
      (place) => before.get(place) !== now.get(place),
    );
    if (changed.length === 0) alike.push(id);
    const fields = Object.fromEntries(changed.map((place) => [place, now.get(place) ?? null]));
    return changed.length === 0
      ? []
      : [[id, { Type: resource.Type ?? "", "as in the first region, but": fields }] as const];
  });
  return Object.fromEntries([...rest, ["as in the first region", { ids: alike.sort() }]]);
}

/** A resource without the name of its region. */
function local(resource: Fields, region: string): Json {
  return JSON.parse(JSON.stringify(resource).replaceAll(`-${region}`, "").replaceAll(region, "{region}"));
}

/** Every plain value by the place where it stands. */
function leaves(value: Json, place = ""): ReadonlyMap<string, Json> {
  if (value === null || typeof value !== "object" || Object.keys(value).length === 0)
    return new Map([[place, JSON.stringify(value) === "{}" ? "" : value]]);
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [...leaves(inner, place === "" ? key : `${place}.${key}`)]),
  );
}

function resourceOf({ Type, Properties, Metadata, ...rest }: Fields, tags: Graph["tags"]): Fields {
  const { "terrace:stateful": holds, ...told } = (Metadata ?? {}) as Fields;
  const { Tags, ...properties } = (Properties ?? {}) as Fields;
  const own = ownTags(Tags, tags);
  const seen = Object.keys(told).filter((key) => key !== "AWS::CloudFormation::Init");
  return {
    Type: Type ?? "",
    ...(holds === undefined ? {} : { "terrace:stateful": holds }),
    ...rest,
    ...(seen.length === 0 ? {} : { Metadata: Object.fromEntries(seen.map((key) => [key, told[key] ?? ""])) }),
    ...(flat(properties) as Fields),
    ...(Object.keys(own).length === 0 ? {} : { Tags: own }),
  };
}

/** Tags that not everything has. Types differ in how they write theirs. */
function ownTags(given: Json | undefined, common: Graph["tags"]): Fields {
  const pairs = Array.isArray(given)
    ? (given as readonly Fields[]).map(({ Key, Value }) => [String(Key), flat(Value ?? "")] as const)
    : Object.entries((given ?? {}) as Fields);
  return Object.fromEntries(pairs.filter(([key, value]) => common[key] !== value));
}

/** References and joined texts as the text that they become; documents inside of texts as what they hold. */
function flat(value: Json): Json {
  if (typeof value === "string") return document(value);
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(flat);
  const fields = value as Fields;
  const [key = "", ...more] = Object.keys(fields);
  const inner = fields[key];
  if (more.length === 0 && key === "Ref") return SHORT[String(inner)] ?? `\${${inner}}`;
  if (more.length === 0 && key === "Fn::GetAtt") return `\${${(inner as readonly string[]).join(".")}}`;
  if (more.length === 0 && key === "Fn::Join") return joined(inner as readonly [string, Json]);
  const same = Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, flat(one)]));
  return "Effect" in same && "Action" in same ? sentence(same) : same;
}

/** What stands in every name of AWS. */
const SHORT: Readonly<Record<string, string>> = {
  "AWS::AccountId": "{account}",
  "AWS::Partition": "aws",
  "AWS::Region": "{region}",
};

/** `Allow s3:GetObject on …`: a statement of a policy. */
function sentence({ Effect, Action, Resource, Principal, Condition, Sid: _, ...rest }: Fields): Json {
  const words = (value: Json): string =>
    Array.isArray(value) ? value.map(words).join(", ") : typeof value === "string" ? value : JSON.stringify(value);
  const parts = [
    `${Effect} ${words(Action ?? "")}`,
    ...(Resource === undefined ? [] : [`on ${words(Resource)}`]),
    ...(Principal === undefined ? [] : [`by ${words(Principal)}`]),
    ...(Condition === undefined ? [] : [`when ${words(Condition)}`]),
    ...(Object.keys(rest).length === 0 ? [] : [words(rest)]),
  ];
  return parts.join(" ");
}

function joined([separator, parts]: readonly [string, Json]): Json {
  const flatParts = flat(parts);
  if (!Array.isArray(flatParts)) return { "Fn::Join": [separator, flatParts] };
  const texts = (flatParts as readonly Json[]).map((part) => (typeof part === "string" ? part : JSON.stringify(part)));
  return document(texts.join(separator));
}

function document(text: string): Json {
  if (!/^\s*\{/.test(text)) return text.includes("\n") ? text.split("\n") : text;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text.includes("\n") ? text.split("\n") : text;
  }
}

function filesOf(directory: string): Json {
  const folder = join(directory, "artifacts");
  if (!existsSync(folder)) return {};
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8").split("\n")]));
}

function sorted(value: Json): Json {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(sorted);
  const keys = Object.keys(value).sort();
  // What it is comes first.
  const order = keys.includes("Type") ? ["Type", ...keys.filter((key) => key !== "Type")] : keys;
  return Object.fromEntries(order.map((key) => [key, sorted((value as Fields)[key] ?? null)]));
}

const WIDTH = 160;

/** What fits on a line stands on one, so that a difference of a line is a difference of a fact. */
function written(value: Json, indent: string): string {
  const text = JSON.stringify(value);
  if (value === null || typeof value !== "object" || indent.length + text.length <= WIDTH) return text;
  const deeper = `${indent} `;
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  const entries = Array.isArray(value)
    ? (value as readonly Json[]).map((item) => written(item, deeper))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${written(item, deeper)}`);
  return `${open}\n${entries.map((entry) => deeper + entry).join(",\n")}\n${indent}${close}`;
}

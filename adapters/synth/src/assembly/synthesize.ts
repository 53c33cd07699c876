import type { Diagnostic } from "@terrace/core/diagnostics";
import { type Graph, handle, type Resource, type ResourceId } from "@terrace/core/graph";
import { App, CfnResource, DefaultStackSynthesizer, type IReusableStackSynthesizer, type Stack } from "aws-cdk-lib";
import type { IConstruct } from "constructs";
import { HANDLERS, KIND_ORDER } from "../handlers.ts";
import { acknowledge } from "./acknowledge.ts";
import { clearFolder } from "./clear-folder.ts";
import { report, type SynthContext } from "./context.ts";
import { type Handover, handovers } from "./facts.ts";
import { nameOf } from "./name.ts";
import { orderStacks, roleOf, type StackRole } from "./stacks.ts";
import { tagAll, tagOwn } from "./tags.ts";

export interface SynthOptions {
  /** Folder of the assembly; what an earlier synthesis wrote there is replaced. */
  readonly out: string;
  /** Whether CDK's own rules judge every template as well: seconds instead of a fraction of one. They print what they find. */
  readonly validate?: boolean;
  /** Sees the finished app before it is written, to add rules that judge it. */
  readonly inspect?: (app: App) => void;
}

export interface Synthesis {
  /** Where the cloud assembly lies; null when an error kept it from being written. */
  readonly directory: string | null;
  /** In the order in which they are deployed. */
  readonly stacks: readonly SynthesizedStack[];
  readonly diagnostics: readonly Diagnostic[];
  readonly differences: readonly Difference[];
  readonly handovers: readonly Handover[];
}

export interface SynthesizedStack {
  readonly name: string;
  readonly role: StackRole;
  readonly region: string;
  /** Number of resources by CloudFormation type. */
  readonly resources: Readonly<Record<string, number>>;
}

/** Where AWS gets nothing, or something else than the words say, and why. */
export interface Difference {
  readonly resource: ResourceId;
  readonly reason: string;
}

/** Writes a graph as a cloud assembly. Needs no account, asks for none, and writes equal bytes for equal graphs. */
export function synthesize(graph: Graph, options: SynthOptions): Synthesis {
  const context = newContext(graph, options);
  if (graph.target === "local" || graph.region === null) {
    report(context, "platform", {
      code: "TER-SYN-001",
      message: `${graph.environment} of ${graph.platform} runs on one machine and has nothing to synthesize`,
      hint: "Choose an environment with a region: `terrace ls` lists them.",
    });
    return { directory: null, stacks: [], diagnostics: context.diagnostics, differences: [], handovers: [] };
  }
  const live = graph.resources.find(({ kind }) => kind === "live");
  if (live !== undefined) {
    report(context, live.id, {
      code: "TER-SYN-004",
      message: `${live.id}: live video is not synthesized yet, and an assembly without it would lead viewers nowhere`,
      hint: null,
    });
    return { directory: null, stacks: [], diagnostics: context.diagnostics, differences: [], handovers: [] };
  }
  const absences = inKindOrder(graph.resources).flatMap((resource) => {
    const before = childCounts(context);
    const part = handle(HANDLERS, resource, context);
    tagOwn(newChildren(context, before), nameOf(resource.id), context);
    return part.kind === "absent" ? [{ resource: resource.id, reason: part.reason }] : [];
  });
  const ordered = orderStacks(context);
  tagAll(context);
  const failed = context.diagnostics.some(({ severity }) => severity === "error");
  if (!failed) {
    clearFolder(options.out);
    options.inspect?.(context.app);
    context.app.synth();
  }
  return {
    directory: failed ? null : options.out,
    stacks: ordered.map((stack) => describeStack(stack, context)),
    diagnostics: context.diagnostics,
    differences: [...absences, ...context.differences].sort((a, b) => (a.resource < b.resource ? -1 : 1)),
    handovers: handovers(context),
  };
}

function newContext(graph: Graph, { out, validate = false }: SynthOptions): SynthContext {
  const app = new App({
    outdir: out,
    autoSynth: false,
    analyticsReporting: false,
    performanceReporting: false,
    treeMetadata: false,
    // Stack traces would put paths of this machine into the assembly.
    stackTraces: false,
    builtinCloudFormationValidation: validate,
    // The rule would ask every account for a parameter of the bootstrap stack, which emulators do not have.
    defaultStackSynthesizer: new DefaultStackSynthesizer({
      generateBootstrapVersionRule: false,
    }) as IReusableStackSynthesizer,
    context: { "aws:cdk:enable-path-metadata": false, "aws:cdk:disable-creation-stack-traces": true },
  });
  acknowledge(app, {
    "CloudFormation-Validate::W3010": "the spec names its zones, so that no account has to be asked",
  });
  return {
    graph,
    app,
    region: graph.region ?? "",
    stacks: new Map(),
    facts: new Map(),
    rules: new Set(),
    diagnostics: [],
    differences: [],
  };
}

function childCounts({ stacks }: SynthContext): ReadonlyMap<string, number> {
  return new Map([...stacks].map(([name, stack]) => [name, stack.node.children.length]));
}

/** What has come into the stacks since they were counted. */
function newChildren({ stacks }: SynthContext, before: ReadonlyMap<string, number>): readonly IConstruct[] {
  return [...stacks].flatMap(([name, stack]) => stack.node.children.slice(before.get(name) ?? 0));
}

/** Kinds that others build on come first; within a kind the graph's order stays. */
function inKindOrder(resources: readonly Resource[]): readonly Resource[] {
  return KIND_ORDER.flatMap((kind) => resources.filter((resource) => resource.kind === kind));
}

function describeStack(stack: Stack, context: SynthContext): SynthesizedStack {
  const types = stack.node
    .findAll()
    .flatMap((construct) => (CfnResource.isCfnResource(construct) ? [construct.cfnResourceType] : []))
    .sort();
  const resources: Record<string, number> = {};
  for (const type of types) resources[type] = (resources[type] ?? 0) + 1;
  return { name: stack.stackName, role: roleOf(context, stack), region: stack.region, resources };
}

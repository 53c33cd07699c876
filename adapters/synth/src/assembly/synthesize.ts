import type { Diagnostic } from "@terrace/core/diagnostics";
import type { Graph, ResourceId } from "@terrace/core/graph";
import type { Handover, Preparation } from "@terrace/core/report";
import {
  App,
  attachCustomSynthesis,
  CfnResource,
  DefaultStackSynthesizer,
  type IReusableStackSynthesizer,
  Stack,
} from "aws-cdk-lib";
import { Construct } from "constructs";
import { writePreparationScript } from "../data/preparation-script.ts";
import { HANDLERS } from "../handlers.ts";
import { acknowledge } from "./acknowledge.ts";
import { writeArtifacts } from "./artifact.ts";
import { buildEach } from "./build-each.ts";
import { clearFolder } from "./clear-folder.ts";
import { report, type SynthContext } from "./context.ts";
import { handovers } from "./facts.ts";
import { missingGround } from "./missing-ground.ts";
import { filesIn, recordFiles } from "./own-files.ts";
import { orderStacks, roleOf, type StackRole } from "./stacks.ts";
import { tagAll } from "./tags.ts";

/** Where an assembly goes and who judges it. */
export interface SynthOptions {
  /** Folder of the assembly; what an earlier synthesis wrote there is replaced. */
  readonly out: string;
  /** Whether CDK's own rules judge every template as well: seconds instead of a fraction of one. They print what they find. */
  readonly validate?: boolean;
  /** Sees the finished app before it is written, to add rules that judge it. */
  readonly inspect?: (app: App) => void;
}

/** A cloud assembly with what CloudFormation itself does not carry: findings, differences, and what goes between regions or before a deployment. */
export interface Synthesis {
  /** Where the cloud assembly lies; null when an error kept it from being written. */
  readonly directory: string | null;
  /** In the order in which they are deployed. */
  readonly stacks: readonly SynthesizedStack[];
  readonly diagnostics: readonly Diagnostic[];
  readonly differences: readonly Difference[];
  readonly handovers: readonly Handover[];
  readonly preparations: readonly Preparation[];
}

/** One stack of an assembly, told without reading its template. */
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
    return nothing(context);
  }
  if (missingGround(context)) return nothing(context);
  const absences = buildEach(HANDLERS, context);
  writePreparationScript(context);
  const ordered = orderStacks(context);
  tagAll(context);
  const failed = context.diagnostics.some(({ severity }) => severity === "error");
  if (!failed) {
    clearFolder(options.out);
    const before = filesIn(options.out);
    writeStacks(context.app, options);
    writeArtifacts(context, options.out);
    recordFiles(options.out, before);
  }
  return {
    directory: failed ? null : options.out,
    stacks: ordered.map((stack) => describeStack(stack)),
    diagnostics: context.diagnostics,
    differences: [...absences, ...context.differences].sort((a, b) => (a.resource < b.resource ? -1 : 1)),
    handovers: handovers(context),
    preparations: context.preparations,
  };
}

function nothing({ diagnostics }: SynthContext): Synthesis {
  return { directory: null, stacks: [], diagnostics, differences: [], handovers: [], preparations: [] };
}

function newApp({ out, validate = false }: SynthOptions): App {
  return new App({
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
}

function newContext(graph: Graph, options: SynthOptions): SynthContext {
  const app = newApp(options);
  acknowledge(app, {
    "CloudFormation-Validate::W2509": "a parameter with the name of a secret is given its ARN, never its value",
    "CloudFormation-Validate::W3010": "the spec names its zones, so that no account has to be asked",
  });
  return {
    graph,
    app,
    region: graph.region ?? "",
    first: null,
    stacks: new Map(),
    touched: new Set(),
    facts: new Map(),
    rules: new Set(),
    diagnostics: [],
    preparations: [],
    artifacts: new Map(),
    differences: [],
  };
}

/**
 * Before CDK writes an app, it resolves every property of every resource, to find references from one stack to another, and then again
 * to write them. Nothing of ours refers to another stack: facts go by the parameter store. So an empty app is written in place of the
 * finished one, whose stacks take their turn in it, unless somebody judges the app.
 */
function writeStacks(app: App, options: SynthOptions): void {
  options.inspect?.(app);
  if (options.inspect !== undefined || options.validate === true) {
    app.synth();
    return;
  }
  const empty = newApp(options);
  attachCustomSynthesis(new Construct(empty, "Stacks"), {
    onSynthesize(session) {
      for (const stack of app.node.children) if (Stack.isStack(stack)) stack.synthesizer.synthesize(session);
    },
  });
  empty.synth();
}

function describeStack(stack: Stack): SynthesizedStack {
  const types = stack.node
    .findAll()
    .flatMap((construct) => (CfnResource.isCfnResource(construct) ? [construct.cfnResourceType] : []))
    .sort();
  const resources: Record<string, number> = {};
  for (const type of types) resources[type] = (resources[type] ?? 0) + 1;
  return { name: stack.stackName, role: roleOf(stack), region: stack.region, resources };
}

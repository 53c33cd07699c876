import type { TemplateDiff } from "@aws-cdk/cloudformation-diff";
import {
  BaseCredentials,
  DiffMethod,
  type IIoHost,
  type IoMessage,
  type IoRequest,
  type StackActivity,
  StackParameters,
  StackSelectionStrategy,
  Toolkit,
} from "@aws-cdk/toolkit-lib";
import type { StackChange } from "@terrace/core/report";
import { changesOf } from "./changes-of.ts";
import type { SignInWords } from "./sign-in.ts";
import type { ResourceEvent } from "./stack-outcome.ts";

/** The part of CDK's toolkit that a deployment uses, for one assembly. */
export interface AssemblyToolkit {
  /** What differs between the templates and what stands, by stack; reads only. */
  readonly diff: () => Promise<ReadonlyMap<string, readonly StackChange[]>>;
  /** Brings one stack. Rejects when it does not come up, with the words of the toolkit. */
  readonly deploy: (stack: string, order: StackOrder) => Promise<"deployed" | "unchanged" | "refused">;
}

export interface StackOrder {
  /** Others keep the value that they have. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Asked once CloudFormation has said what it would do with today's values, before it does it. */
  readonly approve: (changes: readonly StackChange[]) => boolean;
  readonly tell: (event: ResourceEvent & { readonly completed: number; readonly total: number | null }) => void;
}

/** Opens an assembly with the toolkit. One stack at a time may be deployed by it. */
export async function openToolkit(directory: string, { profile }: SignInWords): Promise<AssemblyToolkit> {
  const host = new OrderHost();
  const toolkit = new Toolkit({
    ioHost: host,
    color: false,
    emojis: false,
    sdkConfig: { baseCredentials: BaseCredentials.awsCliCompatible(profile === null ? {} : { profile }) },
  });
  const assembly = await toolkit.fromAssemblyDirectory(directory);
  return {
    async diff() {
      const differences = await toolkit.diff(assembly, { method: DiffMethod.TemplateOnly() });
      return new Map(Object.entries(differences).map(([stack, difference]) => [stack, changesOf(difference)]));
    },
    async deploy(stack, order) {
      const outcome = host.follow(stack, order);
      try {
        await toolkit.deploy(assembly, {
          stacks: { strategy: StackSelectionStrategy.PATTERN_MUST_MATCH_SINGLE, patterns: [stack] },
          parameters: StackParameters.withExisting(order.parameters),
          deploymentMethod: { method: "change-set" },
        });
      } catch (error) {
        if (outcome.refused) return "refused";
        throw error;
      }
      return outcome.changed ? "deployed" : "unchanged";
    },
  };
}

interface Outcome {
  changed: boolean;
  refused: boolean;
}

/** Hears what the toolkit says about the stack that is being deployed, and answers its questions. */
class OrderHost implements IIoHost {
  #stack = "";
  #order: StackOrder | null = null;
  #outcome: Outcome = { changed: false, refused: false };

  follow(stack: string, order: StackOrder): Outcome {
    this.#stack = stack;
    this.#order = order;
    this.#outcome = { changed: false, refused: false };
    return this.#outcome;
  }

  async notify({ code, data }: IoMessage<unknown>): Promise<void> {
    if (code === "CDK_TOOLKIT_I5502") this.#order?.tell(toEvent(this.#stack, data as StackActivity));
    if (code === "CDK_TOOLKIT_I5900") this.#outcome.changed = !(data as { readonly noOp: boolean }).noOp;
  }

  async requestResponse<Answer>({ code, data, defaultResponse }: IoRequest<unknown, Answer>): Promise<Answer> {
    if (code !== "CDK_TOOLKIT_I5060") return defaultResponse;
    const { templateDiffs } = data as { readonly templateDiffs: Readonly<Record<string, TemplateDiff>> };
    const approved = this.#order?.approve(Object.values(templateDiffs).flatMap(changesOf)) ?? false;
    this.#outcome.refused = !approved;
    return approved as Answer;
  }
}

function toEvent(stack: string, { event, progress }: StackActivity): Parameters<StackOrder["tell"]>[0] {
  return {
    stack,
    resource: event.LogicalResourceId ?? "",
    kind: event.ResourceType ?? "",
    physicalId: event.PhysicalResourceId ?? null,
    status: event.ResourceStatus ?? "",
    reason: event.ResourceStatusReason ?? null,
    at: event.Timestamp ?? new Date(0),
    completed: progress.completed,
    total: progress.total ?? null,
  };
}

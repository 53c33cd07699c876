import { setTimeout as pause } from "node:timers/promises";
import {
  CloudFormationClient,
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  ExecuteChangeSetCommand,
} from "@aws-sdk/client-cloudformation";
import type { Synthesis, SynthesizedStack } from "@terrace/synth";
import { inputOf, settled } from "./deploy-stacks.ts";
import { clientOf } from "./emulator.ts";
import type { Place } from "./grounds.ts";

/** A change that CloudFormation found between a stack and a template. */
export interface Change {
  readonly id: string;
  readonly action: string;
  /** Whether the resource makes way for another one: `True`, `False` or `Conditional`. */
  readonly replaced: string | undefined;
}

const NAME = "changed";

/** Gives a stack the template of an assembly anew: tells what CloudFormation finds to change, and lets it. */
export async function changeStack(
  stack: SynthesizedStack,
  synthesis: Synthesis,
  place: Place,
): Promise<readonly Change[]> {
  const client = new CloudFormationClient(clientOf(place.emulator, stack.region));
  const which = { StackName: stack.name, ChangeSetName: NAME };
  const { input } = await inputOf(stack, synthesis, place);
  await client.send(new CreateChangeSetCommand({ ...input, ...which, ChangeSetType: "UPDATE" }));
  const changes = await found(which, client);
  if (changes.length === 0) {
    await client.send(new DeleteChangeSetCommand(which));
    return [];
  }
  await client.send(new ExecuteChangeSetCommand(which));
  const { status } = await settled(stack.name, client);
  if (status !== "UPDATE_COMPLETE") throw new Error(`${stack.name} ended in ${status}`);
  return changes;
}

async function found(
  which: { readonly StackName: string; readonly ChangeSetName: string },
  client: CloudFormationClient,
): Promise<readonly Change[]> {
  for (;;) {
    const answer = await client.send(new DescribeChangeSetCommand(which));
    const { Status = "", StatusReason = "", Changes = [] } = answer;
    if (Status.endsWith("IN_PROGRESS") || Status.endsWith("PENDING")) {
      await pause(20);
    } else if (Status === "FAILED" && !/didn't contain changes|No updates/.test(StatusReason)) {
      throw new Error(`${which.StackName}: ${StatusReason}`);
    } else {
      return Changes.map(({ ResourceChange: one }) => ({
        id: one?.LogicalResourceId ?? "",
        action: one?.Action ?? "",
        replaced: one?.Replacement,
      }));
    }
  }
}

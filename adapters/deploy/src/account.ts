import {
  CloudFormationClient,
  DeleteStackCommand,
  DescribeStacksCommand,
  GetTemplateCommand,
  paginateDescribeStacks,
  UpdateTerminationProtectionCommand,
  waitUntilStackDeleteComplete,
} from "@aws-sdk/client-cloudformation";
import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { cloudError, explained } from "./cloud-error.ts";
import { runTask, type TaskEnd } from "./run-task.ts";
import { type LogStreams, serviceEvidence } from "./service-evidence.ts";
import { type SignInWords, signIn } from "./sign-in.ts";
import { parseTemplate, type Template } from "./template.ts";

/** Where a stack stands. */
export interface StackPlace {
  readonly name: string;
  readonly region: string;
}

/** A stack that stands. */
export interface StandingStack extends StackPlace {
  readonly status: string;
  readonly isProtected: boolean;
  /** Values of its parameters by name. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The stack's own, by key. */
  readonly tags: Readonly<Record<string, string>>;
}

/** What a deployment asks of an account beside the toolkit. Everything is read but `protect`, `remove` and `runTask`. */
export interface Account {
  readonly id: string;
  /** Every stack of a region, by whichever credentials can make it. Rejects when the region does not answer. */
  readonly stacks: (region: string) => Promise<readonly StandingStack[]>;
  /** Status of one stack; null where none stands. */
  readonly status: (stack: StackPlace) => Promise<string | null>;
  readonly template: (stack: StackPlace) => Promise<Template>;
  /** A parameter of the parameter store; null where there is none. */
  readonly fact: (region: string, path: string) => Promise<string | null>;
  readonly protect: (stack: StackPlace, on: boolean) => Promise<void>;
  /** Deletes a stack and waits until it is gone. */
  readonly remove: (stack: StackPlace) => Promise<void>;
  /** Runs a task by the words of the parameter store, JSON for ECS, and waits for its end. */
  readonly runTask: (order: string, region: string, streams: readonly LogStreams[]) => Promise<TaskEnd>;
  /** Why a service did not become stable, in lines for a person; never rejects. */
  readonly evidence: (serviceArn: string, region: string, streams: readonly LogStreams[]) => Promise<readonly string[]>;
}

const LONGEST_DELETION_S = 3_600;

/** The account that the credentials at hand belong to. Throws a `CloudError` when there are none or they are refused. */
export async function openAccount(region: string, words: SignInWords): Promise<Account> {
  const signedIn = await signIn(region, words);
  const reader = async (place: string) => new CloudFormationClient(await signedIn.as("lookup", place));
  const writer = async (place: string) => new CloudFormationClient(await signedIn.as("deploy", place));
  return {
    id: signedIn.account,
    async stacks(place) {
      return await explained(listStacks(await reader(place), place));
    },
    async status({ name, region: place }) {
      const answer = (await reader(place)).send(new DescribeStacksCommand({ StackName: name }));
      return await absentAsNull(answer.then(({ Stacks }) => Stacks?.[0]?.StackStatus ?? null));
    },
    async template({ name, region: place }) {
      const command = new GetTemplateCommand({ StackName: name, TemplateStage: "Processed" });
      const { TemplateBody } = await explained((await reader(place)).send(command));
      return parseTemplate(TemplateBody ?? "{}");
    },
    async fact(place, path) {
      const client = new SSMClient(await signedIn.as("lookup", place));
      const answer = client.send(new GetParameterCommand({ Name: path }));
      return await absentAsNull(answer.then(({ Parameter }) => Parameter?.Value ?? null));
    },
    async protect({ name, region: place }, on) {
      const client = new CloudFormationClient({ ...(await signedIn.as("deploy", place)), maxAttempts: 1 });
      await client.send(new UpdateTerminationProtectionCommand({ StackName: name, EnableTerminationProtection: on }));
    },
    async remove({ name, region: place }) {
      const client = await writer(place);
      await client.send(new DeleteStackCommand({ StackName: name }));
      await waitUntilStackDeleteComplete(
        { client, maxWaitTime: LONGEST_DELETION_S, minDelay: 2, maxDelay: 10 },
        { StackName: name },
      );
    },
    runTask: async (order, place, streams) => await runTask(JSON.parse(order), signedIn.own(place), streams),
    evidence: async (service, place, streams) => await serviceEvidence(service, signedIn.own(place), streams),
  };
}

async function listStacks(client: CloudFormationClient, region: string): Promise<readonly StandingStack[]> {
  const found: StandingStack[] = [];
  for await (const { Stacks = [] } of paginateDescribeStacks({ client }, {}))
    for (const { StackName, StackStatus, EnableTerminationProtection, Parameters = [], Tags = [] } of Stacks)
      found.push({
        name: StackName ?? "",
        region,
        status: StackStatus ?? "",
        isProtected: EnableTerminationProtection === true,
        parameters: Object.fromEntries(Parameters.map((one) => [one.ParameterKey ?? "", one.ParameterValue ?? ""])),
        tags: Object.fromEntries(Tags.map(({ Key, Value }) => [Key ?? "", Value ?? ""])),
      });
  return found;
}

async function absentAsNull<Answer>(answer: Promise<Answer | null>): Promise<Answer | null> {
  return await answer.catch((error: Error) => {
    if (error.name === "ParameterNotFound" || /does not exist/.test(error.message)) return null;
    throw cloudError(error);
  });
}

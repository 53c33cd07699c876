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
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { cloudError } from "./cloud-error.ts";
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
}

/** What a deployment asks of an account beside the toolkit. Everything is read but `protect` and `remove`. */
export interface Account {
  readonly id: string;
  /** Every stack of a region. */
  readonly stacks: (region: string) => Promise<readonly StandingStack[]>;
  /** Status of one stack; null where none stands. */
  readonly status: (stack: StackPlace) => Promise<string | null>;
  readonly template: (stack: StackPlace) => Promise<Template>;
  /** A parameter of the parameter store; null where there is none. */
  readonly fact: (region: string, path: string) => Promise<string | null>;
  readonly protect: (stack: StackPlace, on: boolean) => Promise<void>;
  /** Deletes a stack and waits until it is gone. */
  readonly remove: (stack: StackPlace) => Promise<void>;
}

export interface SignIn {
  /** Of the files that the AWS command line uses; null for what the environment says. */
  readonly profile: string | null;
}

const LONGEST_DELETION_S = 3_600;

/** The account that the credentials at hand belong to. Throws a `CloudError` when there are none or they are refused. */
export async function openAccount(region: string, { profile }: SignIn): Promise<Account> {
  const settings = (place: string) => ({ region: place, maxAttempts: 3, ...(profile === null ? {} : { profile }) });
  const formation = (place: string) => new CloudFormationClient(settings(place));
  const identity = await explained(new STSClient(settings(region)).send(new GetCallerIdentityCommand({})));
  return {
    id: identity.Account ?? "",
    stacks: (place) => explained(listStacks(formation(place), place)),
    status: ({ name, region: place }) =>
      absentAsNull(
        formation(place)
          .send(new DescribeStacksCommand({ StackName: name }))
          .then(({ Stacks }) => Stacks?.[0]?.StackStatus ?? null),
      ),
    async template({ name, region: place }) {
      const { TemplateBody } = await formation(place).send(
        new GetTemplateCommand({ StackName: name, TemplateStage: "Processed" }),
      );
      return parseTemplate(TemplateBody ?? "{}");
    },
    fact: (place, path) =>
      absentAsNull(
        new SSMClient(settings(place))
          .send(new GetParameterCommand({ Name: path }))
          .then(({ Parameter }) => Parameter?.Value ?? null),
      ),
    async protect({ name, region: place }, on) {
      const command = new UpdateTerminationProtectionCommand({ StackName: name, EnableTerminationProtection: on });
      await new CloudFormationClient({ ...settings(place), maxAttempts: 1 }).send(command);
    },
    async remove({ name, region: place }) {
      const client = formation(place);
      await client.send(new DeleteStackCommand({ StackName: name }));
      await waitUntilStackDeleteComplete(
        { client, maxWaitTime: LONGEST_DELETION_S, minDelay: 2, maxDelay: 10 },
        { StackName: name },
      );
    },
  };
}

async function listStacks(client: CloudFormationClient, region: string): Promise<readonly StandingStack[]> {
  const found: StandingStack[] = [];
  for await (const { Stacks = [] } of paginateDescribeStacks({ client }, {}))
    for (const { StackName, StackStatus, EnableTerminationProtection, Parameters = [] } of Stacks)
      found.push({
        name: StackName ?? "",
        region,
        status: StackStatus ?? "",
        isProtected: EnableTerminationProtection === true,
        parameters: Object.fromEntries(Parameters.map((one) => [one.ParameterKey ?? "", one.ParameterValue ?? ""])),
      });
  return found;
}

async function explained<Answer>(answer: Promise<Answer>): Promise<Answer> {
  return await answer.catch((error: unknown) => {
    throw cloudError(error);
  });
}

async function absentAsNull<Answer>(answer: Promise<Answer | null>): Promise<Answer | null> {
  return await answer.catch((error: Error) => {
    if (error.name === "ParameterNotFound" || /does not exist/.test(error.message)) return null;
    throw cloudError(error);
  });
}

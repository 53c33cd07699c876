import { findResource, type Postgres, resourcesOf, type Standby } from "@terrace/core/graph";
import { CfnParameter, type Stack } from "aws-cdk-lib";
import type { SynthContext } from "../assembly/context.ts";
import { logicalId, nameOf } from "../assembly/name.ts";
import { stackFor } from "../assembly/stacks.ts";
import { databaseIdentifier } from "../data/database.ts";
import { SNAPSHOT } from "./database-copy.ts";
import { TAKEOVER } from "./takeover.ts";

interface Step {
  readonly what: string;
  readonly commands: readonly string[];
}

/** How a person lets the region take over, with the names that this assembly gives. Markdown. (BRQ-DR-08, ATL-DR-14) */
export function takeoverSteps(standby: Standby, context: SynthContext): string {
  const steps: readonly Step[] = [
    step("Be sure that the first region is lost: two databases that both take writes can never be joined again."),
    ...resourcesOf(context.graph, "postgres").map((postgres) => databaseStep(postgres, context)),
    ...(["network", "data", "services"] as const)
      .map((role) => stackFor(context, role))
      .filter((stack) => stack.node.tryFindChild(TAKEOVER) !== undefined)
      .map((stack) => stackStep(stack, context)),
    namesStep(standby, context),
    step("Fill what begins empty: index searches again, and send jobs again that were under way."),
  ];
  return `# ${standby.region} takes over ${context.graph.platform}\n\n${steps.map(written).join("\n")}`;
}

function databaseStep(postgres: Postgres, context: SynthContext): Step {
  const { first, region } = context;
  const server = first === null ? undefined : findResource(first.graph, "postgres", postgres.id);
  if (server?.replicas.some((replica) => replica.region === region) !== true)
    return step(
      `Find the newest copy of ${nameOf(postgres.id)} in ${region}, from which the next steps restore it.`,
      `${snapshotOf(postgres)}=$(aws rds describe-db-snapshots --region ${region} --snapshot-type awsbackup --output text \\`,
      `  --query "reverse(sort_by(DBSnapshots[?DBInstanceIdentifier=='${sourceOf(server, first)}'], &SnapshotCreateTime))[0].DBSnapshotArn")`,
      // What the command line answers where there is none; the step that restores it refuses what is empty.
      `${snapshotOf(postgres)}=\${${snapshotOf(postgres)}#None}`,
    );
  const database = `--region ${region} --db-instance-identifier ${databaseIdentifier(postgres, context)}`;
  return step(
    `Promote the replica of ${nameOf(postgres.id)}: from then on it takes writes and follows nobody.`,
    `aws rds promote-read-replica ${database}`,
    `aws rds wait db-instance-available ${database}`,
  );
}

function sourceOf(server: Postgres | undefined, first: SynthContext | null): string {
  return server === undefined || first === null ? "" : databaseIdentifier(server, first);
}

/** The shell's variable that says which copy a database is restored from: every database has one of its own. */
function snapshotOf({ id }: Postgres): string {
  return `SNAPSHOT_${nameOf(id).replaceAll("-", "_").toUpperCase()}`;
}

/** Every parameter is named, because an update forgets those that it is not told of. */
function stackStep(stack: Stack, { graph }: SynthContext): Step {
  const value = (parameter: string): string => {
    const restored = resourcesOf(graph, "postgres").find(({ id }) => logicalId(id, SNAPSHOT) === parameter);
    if (restored === undefined) return "UsePreviousValue=true";
    return `"ParameterValue=\${${snapshotOf(restored)}:?there is no copy of ${nameOf(restored.id)}}"`;
  };
  const others = stack.node.children.flatMap((child) =>
    child instanceof CfnParameter && child.node.id !== TAKEOVER
      ? [`ParameterKey=${child.node.id},${value(child.node.id)}`]
      : [],
  );
  const target = `--region ${stack.region} --stack-name ${stack.stackName}`;
  return step(
    `Let ${stack.stackName} step up.`,
    `aws cloudformation update-stack ${target} --use-previous-template --capabilities CAPABILITY_IAM \\`,
    `  --parameters ${[`ParameterKey=${TAKEOVER},ParameterValue=yes`, ...others].join(" ")}`,
    `aws cloudformation wait stack-update-complete ${target}`,
  );
}

function namesStep({ region }: Standby, { graph }: SynthContext): Step {
  const names = resourcesOf(graph, "dns").flatMap(({ records }) =>
    records.map(({ name }) => name || "the zone itself"),
  );
  return names.length === 0
    ? step(`Lead the names of the platform to the balancer in ${region}: no record does it by itself.`)
    : step(
        `Watch ${names.join(", ")}: Route 53 answers with ${region} once tasks there are healthy and the first region is not.`,
      );
}

function step(what: string, ...commands: readonly string[]): Step {
  return { what, commands };
}

function written({ what, commands }: Step, index: number): string {
  const block = commands.length === 0 ? [] : ["", "   ```sh", ...commands.map((line) => `   ${line}`), "   ```"];
  return [`${index + 1}. ${what}`, ...block, ""].join("\n");
}

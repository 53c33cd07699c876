import { type Graph, type Log, logGroupName, resourcesOf } from "@terrace/core/graph";
import { CfnLogGroup } from "aws-cdk-lib/aws-logs";
import { differ, type SynthContext } from "./assembly/context.ts";
import { note } from "./assembly/facts.ts";
import { days } from "./assembly/measure.ts";
import { logicalId, processesOf } from "./assembly/name.ts";
import { type Part, SYNTHESIZED } from "./assembly/part.ts";
import { retain } from "./assembly/retain.ts";
import { stackFor } from "./assembly/stacks.ts";
import { databaseIdentifier, databaseLogGroup } from "./data/database.ts";
import { exportLog } from "./data/log-export.ts";

/** A log group with its retention. Its name is the requirements' own, so later stacks know it without asking. (BRQ-LOG-01, BRQ-LOG-02) */
export function synthLog(log: Log, context: SynthContext): Part {
  const stack = stackFor(context, "data");
  const group = new CfnLogGroup(stack, logicalId(log.id), {
    logGroupName: groupName(log, context),
    retentionInDays: days(log.retention),
  });
  retain(group, log.id);
  note({ stack, context }, log.id, { name: group.ref });
  for (const target of log.exportTo) exportLog(log, target, context);
  if (context.first === null && !isWritten(log, context.graph))
    differ(context, log.id, "a task writes all its lines to one group: nothing takes those of a kind apart yet");
  return SYNTHESIZED;
}

/** What a database alone writes to has the name that RDS gives it, where the requirements give none. */
function groupName(log: Log, context: SynthContext): string {
  const { graph } = context;
  const postgres = resourcesOf(graph, "postgres").find((one) => one.log === log.id);
  const isShared = processesOf(graph).some((process) => process.log === log.id);
  return postgres === undefined || isShared || log.name !== null
    ? logGroupName(log, graph)
    : databaseLogGroup(databaseIdentifier(postgres, context));
}

/** Whether something names it; a log that only says what its lines are about waits for who sorts them. (BRQ-LOG-04) */
function isWritten({ id }: Log, graph: Graph): boolean {
  const clusters = resourcesOf(graph, "search").flatMap(({ cluster }) => cluster ?? []);
  return [...graph.resources, ...clusters].some((writer) => "log" in writer && writer.log === id);
}

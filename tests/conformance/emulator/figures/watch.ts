import { CloudWatchClient, DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { type Graph, type Log, logGroupName, resourcesOf } from "@terrace/core/graph";
import { clientOf } from "../emulator.ts";
import { type Comparison, DAY, plainName, SECOND } from "./comparison.ts";

/** How long each log group keeps its lines, in days. */
export const LOG_GROUPS: Comparison = {
  of: "retention of log groups",
  told(graph) {
    return Object.fromEntries(resourcesOf(graph, "log").map((log) => [groupName(log, graph), log.retention / DAY]));
  },
  async found(look) {
    const client = new CloudWatchLogsClient(clientOf(look.emulator, look.region));
    const wanted = new Set(Object.keys(LOG_GROUPS.told(look.graph)));
    const found: Record<string, number | undefined> = {};
    let nextToken: string | undefined;
    do {
      const answer = await client.send(
        new DescribeLogGroupsCommand({ limit: 50, ...(nextToken ? { nextToken } : {}) }),
      );
      for (const { logGroupName = "", retentionInDays } of answer.logGroups ?? [])
        if (wanted.has(logGroupName)) found[logGroupName] = retentionInDays;
      nextToken = answer.nextToken;
    } while (nextToken);
    return found;
  },
};

const PROCESSES = new Set(["service", "site", "worker"]);

/** RDS itself names the group of a database that shares its log with no task, unless the spec states a name. */
function groupName(log: Log, graph: Graph): string {
  const database = resourcesOf(graph, "postgres").find((one) => one.log === log.id);
  const isShared = graph.resources.some((one) => PROCESSES.has(one.kind) && "log" in one && one.log === log.id);
  if (database === undefined || isShared || log.name !== null) return logGroupName(log, graph);
  return `/aws/rds/instance/${graph.platform}-${graph.environment}-${plainName(database.id)}/postgresql`;
}

/** Limits and M of N periods of alarms on one metric. Those that reckon with several are left out of the emulator. */
export const ALARMS: Comparison = {
  of: "alarms that watch one metric",
  partial: true,
  told(graph) {
    return Object.fromEntries(
      resourcesOf(graph, "alarm").map(({ id, breaching, evaluated, comparison, missing, period }) => [
        `${graph.platform}-${graph.environment}-${plainName(id)}`,
        { breaching, evaluated, comparison, missing, period: period / SECOND },
      ]),
    );
  },
  async found(look) {
    const client = new CloudWatchClient(clientOf(look.emulator, look.region));
    const { MetricAlarms = [] } = await client.send(new DescribeAlarmsCommand({ MaxRecords: 100 }));
    const wanted = new Set(Object.keys(ALARMS.told(look.graph)));
    return Object.fromEntries(
      MetricAlarms.filter(({ AlarmName = "" }) => wanted.has(AlarmName)).map((alarm) => [
        alarm.AlarmName,
        {
          breaching: alarm.DatapointsToAlarm ?? alarm.EvaluationPeriods,
          evaluated: alarm.EvaluationPeriods,
          comparison: COMPARISON[alarm.ComparisonOperator ?? ""],
          missing: alarm.TreatMissingData?.replace("notBreaching", "not-breaching").replace(
            /^missing$/,
            "insufficient",
          ),
          period: alarm.Period,
        },
      ]),
    );
  },
};

const COMPARISON: Readonly<Record<string, string>> = {
  GreaterThanThreshold: ">",
  GreaterThanOrEqualToThreshold: ">=",
  LessThanThreshold: "<",
  LessThanOrEqualToThreshold: "<=",
};

import { CloudWatchClient, DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { logGroupName, resourcesOf } from "@terrace/core/graph";
import { clientOf } from "../emulator.ts";
import { type Comparison, DAY, plainName, SECOND } from "./comparison.ts";

/** How long each log group keeps its lines, in days. */
export const LOG_GROUPS: Comparison = {
  of: "retention of log groups",
  told(graph) {
    return Object.fromEntries(resourcesOf(graph, "log").map((log) => [logGroupName(log, graph), log.retention / DAY]));
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

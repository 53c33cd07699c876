import type { Budget } from "@terrace/core/graph";
import { CfnBudget } from "aws-cdk-lib/aws-budgets";
import { CfnAnomalyMonitor, CfnAnomalySubscription } from "aws-cdk-lib/aws-ce";
import { differ, type SynthContext } from "./assembly/context.ts";
import { logicalId, nameOf, physicalName } from "./assembly/name.ts";
import { absent, type Part, SYNTHESIZED } from "./assembly/part.ts";
import { stackFor } from "./assembly/stacks.ts";
import { topicArn } from "./observe/topic.ts";

/** What the month may cost, who is told on the way there, and who looks for what is out of the ordinary. (BRQ-COST-16, DFZ-COST-02, STM-COST-02) */
export function synthBudget(budget: Budget, context: SynthContext): Part {
  if (budget.covers === "third-parties") return absent("AWS does not see the bills of third parties");
  const stack = stackFor(context, "observability");
  const topics = budget.channels.map((channel) => topicArn(stack, channel, context));
  const name = physicalName(context.graph, nameOf(budget.id), 100);
  new CfnBudget(stack, logicalId(budget.id), {
    budget: {
      budgetName: name,
      budgetType: "COST",
      timeUnit: "MONTHLY",
      budgetLimit: { amount: budget.monthly.amount, unit: budget.monthly.currency },
      ...filterOf(context),
    },
    notificationsWithSubscribers:
      topics.length === 0
        ? []
        : budget.alerts.map((share) => ({
            notification: {
              notificationType: "ACTUAL",
              comparisonOperator: "GREATER_THAN",
              threshold: Number((share * 100).toPrecision(12)),
              thresholdType: "PERCENTAGE",
            },
            subscribers: topics.map((address) => ({ subscriptionType: "SNS", address })),
          })),
  });
  if (budget.anomaly !== null) watchAnomalies(budget, { topics, name, share: budget.anomaly }, context);
  return SYNTHESIZED;
}

/** What carries the platform's tags; the whole account where it has none. Tags count from the day that they are switched on for billing. */
function filterOf({ graph }: SynthContext): { readonly costFilters?: Record<string, string[]> } {
  const tags = Object.entries(graph.tags).filter(([, value]) => !value.includes("{"));
  const own = tags.filter(([key]) => key === "Environment" || key === "Project");
  return own.length === 0 ? {} : { costFilters: { TagKeyValue: own.map(([key, value]) => `user:${key}$${value}`) } };
}

interface Watch {
  readonly topics: readonly string[];
  readonly name: string;
  readonly share: number;
}

function watchAnomalies(budget: Budget, { topics, name, share }: Watch, context: SynthContext): void {
  const stack = stackFor(context, "observability");
  const monitor = new CfnAnomalyMonitor(stack, logicalId(budget.id, "Anomalies"), {
    monitorName: name.slice(0, 50),
    monitorType: "DIMENSIONAL",
    monitorDimension: "SERVICE",
  });
  new CfnAnomalySubscription(stack, logicalId(budget.id, "AnomalyAlerts"), {
    subscriptionName: name.slice(0, 50),
    frequency: "IMMEDIATE",
    monitorArnList: [monitor.ref],
    thresholdExpression: JSON.stringify({
      Dimensions: {
        Key: "ANOMALY_TOTAL_IMPACT_PERCENTAGE",
        MatchOptions: ["GREATER_THAN_OR_EQUAL"],
        Values: [String(Number((share * 100).toPrecision(12)))],
      },
    }),
    subscribers: topics.map((address) => ({ type: "SNS", address })),
  });
  differ(context, budget.id, "anomalies are looked for in the whole account: AWS reports them a day late at worst");
}

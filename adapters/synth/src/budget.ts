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
  // An alert tells one topic (API_budgets_NotificationWithSubscribers), and budgets cost nothing: each channel has its own.
  for (const [at, address] of [...(topics.length === 0 ? [null] : topics)].entries())
    new CfnBudget(stack, logicalId(budget.id, ...again(at)), {
      budget: {
        budgetName: [name, ...again(at)].join("-"),
        budgetType: "COST",
        timeUnit: "MONTHLY",
        budgetLimit: { amount: budget.monthly.amount, unit: budget.monthly.currency },
        ...filterOf(context),
      },
      notificationsWithSubscribers: address === null ? [] : budget.alerts.map((share) => alert(share, address)),
    });
  if (budget.anomaly !== null) watchAnomalies(budget, { topics, name, share: budget.anomaly }, context);
  return SYNTHESIZED;
}

/** What tells the second of several apart, and each after it; the first one keeps the plain name. */
function again(at: number): readonly string[] {
  return at === 0 ? [] : [String(at + 1)];
}

function alert(share: number, address: string): CfnBudget.NotificationWithSubscribersProperty {
  return {
    notification: {
      notificationType: "ACTUAL",
      comparisonOperator: "GREATER_THAN",
      threshold: percent(share),
      thresholdType: "PERCENTAGE",
    },
    subscribers: [{ subscriptionType: "SNS", address }],
  };
}

function percent(share: number): number {
  return Number((share * 100).toPrecision(12));
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

/** By the project's tag: an account has one monitor of all its services, and AWS makes that by itself. */
function watchAnomalies(budget: Budget, { topics, name, share }: Watch, context: SynthContext): void {
  const stack = stackFor(context, "observability");
  const { Project: project } = context.graph.tags;
  const monitor = new CfnAnomalyMonitor(stack, logicalId(budget.id, "Anomalies"), {
    monitorName: name.slice(0, 50),
    ...(project === undefined
      ? { monitorType: "DIMENSIONAL", monitorDimension: "SERVICE" }
      : {
          monitorType: "CUSTOM",
          monitorSpecification: JSON.stringify({ Tags: { Key: "Project", Values: [project] } }),
        }),
  });
  for (const [at, address] of topics.entries())
    new CfnAnomalySubscription(stack, logicalId(budget.id, "AnomalyAlerts", ...again(at)), {
      subscriptionName: [name.slice(0, 48), ...again(at)].join("-"),
      frequency: "IMMEDIATE",
      monitorArnList: [monitor.ref],
      thresholdExpression: JSON.stringify({
        Dimensions: {
          Key: "ANOMALY_TOTAL_IMPACT_PERCENTAGE",
          MatchOptions: ["GREATER_THAN_OR_EQUAL"],
          Values: [String(percent(share))],
        },
      }),
      subscribers: [{ type: "SNS", address }],
    });
  const where =
    project === undefined ? "the whole account" : `everything with the tag Project=${project}, in all its environments`;
  differ(context, budget.id, `anomalies are looked for in ${where}: AWS reports them a day late at worst`);
}

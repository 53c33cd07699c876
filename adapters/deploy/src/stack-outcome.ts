import type { StackOutcome } from "@terrace/core/report";

/** One line of what CloudFormation has done. */
export interface ResourceEvent {
  readonly stack: string;
  readonly resource: string;
  /** Such as `AWS::ECS::Service`. */
  readonly kind: string;
  /** Name or ARN at the provider, once it has one. */
  readonly physicalId: string | null;
  /** Such as `CREATE_IN_PROGRESS`. */
  readonly status: string;
  readonly reason: string | null;
  readonly at: Date;
}

/** How a stack stands after a deployment of it has failed, from its own status. */
export function outcomeOfFailure(status: string | null): StackOutcome {
  return status !== null && /^(UPDATE_)?ROLLBACK_COMPLETE$/.test(status) ? "rolled-back" : "failed";
}

/** Consequences of a failure, which say nothing about its cause. */
const CANCELLED = /^Resource (creation|update) cancelled$/i;

/** Why a deployment failed: the first resource that failed by itself, in the provider's words. Null when no event says. */
export function causeOf(events: readonly ResourceEvent[]): string | null {
  const cause = events.find(
    ({ stack, resource, status, reason }) =>
      status.endsWith("_FAILED") && reason !== null && !CANCELLED.test(reason.trim()) && resource !== stack,
  );
  const last = cause ?? events.findLast(({ status, reason }) => reason !== null && /FAILED|ROLLBACK/.test(status));
  return last === undefined ? null : `${last.resource}: ${last.reason?.trim()}`;
}

import { describe, expect, it } from "vitest";
import { causeOf, outcomeOfFailure, type ResourceEvent } from "./stack-outcome.ts";

function event(resource: string, status: string, reason: string | null): ResourceEvent {
  return {
    stack: "shop-services",
    resource,
    kind: "AWS::ECS::Service",
    physicalId: null,
    status,
    reason,
    at: new Date(0),
  };
}

describe("how a failed stack stands", () => {
  it.each([
    ["UPDATE_ROLLBACK_COMPLETE", "rolled-back"],
    ["ROLLBACK_COMPLETE", "rolled-back"],
    ["UPDATE_ROLLBACK_FAILED", "failed"],
    ["ROLLBACK_FAILED", "failed"],
    ["UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", "failed"],
    ["UPDATE_COMPLETE", "failed"],
    ["CREATE_FAILED", "failed"],
    [null, "failed"],
  ])("with %s it is %s", (status, outcome) => {
    expect(outcomeOfFailure(status)).toBe(outcome);
  });
});

describe("why a stack failed", () => {
  it("is what failed first by itself, not what was cancelled because of it", () => {
    expect(
      causeOf([
        event("Cluster", "CREATE_COMPLETE", null),
        event("Web", "CREATE_FAILED", "Resource creation cancelled"),
        event("Api", "CREATE_FAILED", "ECS Deployment Circuit Breaker was triggered "),
        event("Other", "CREATE_FAILED", "something later"),
        event("shop-services", "ROLLBACK_IN_PROGRESS", "The following resource(s) failed to create: [Api, Web]."),
      ]),
    ).toBe("Api: ECS Deployment Circuit Breaker was triggered");
  });

  it("is the stack's own reason where no resource has one, and nothing without any", () => {
    expect(causeOf([event("shop-services", "ROLLBACK_IN_PROGRESS", "Cancelled by a person")])).toBe(
      "shop-services: Cancelled by a person",
    );
    expect(causeOf([event("Api", "CREATE_COMPLETE", null)])).toBeNull();
    expect(causeOf([])).toBeNull();
  });
});

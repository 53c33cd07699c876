import type { StackChange } from "@terrace/core/report";
import { describe, expect, it } from "vitest";
import type { Account } from "./account.ts";
import type { DeployEvent } from "./deploy-event.ts";
import type { DeploymentPlan, DeploymentRequest, PlannedStack } from "./deployment-plan.ts";
import { plannedReport, runDeployment } from "./run-deployment.ts";
import type { AssemblyToolkit, StackOrder } from "./toolkit.ts";

const LOSS: StackChange = {
  action: "replace",
  resource: "KeyMain",
  type: "AWS::KMS::Key",
  stateful: "key.main",
  named: false,
  kept: true,
  properties: ["KeySpec"],
};

const REQUEST: DeploymentRequest = {
  platform: "shop",
  environment: "production",
  directory: "/nowhere",
  stacks: [],
  roles: [],
  handovers: [
    { stack: "shop-edge", parameter: "ReadBalancerDnsName", from: { region: "eu-central-1", path: "/shop/balancer" } },
  ],
  preparations: [],
  release: "3f2c1ab",
  values: {},
  allowReplace: [],
  profile: null,
};

function stack(name: string, facts: Partial<PlannedStack> = {}): PlannedStack {
  const template = { Parameters: { Release: { Type: "String", Default: "latest" } } };
  return { name, region: "us-east-1", template, changes: [], parameters: [], protect: false, ...facts };
}

type Answer = (order: StackOrder) => "deployed" | "unchanged" | "refused";

interface Scene {
  readonly answers: Readonly<Record<string, Answer>>;
  readonly account?: Partial<Account>;
  readonly vanished?: DeploymentPlan["vanished"];
  readonly protect?: boolean;
  /** The release that serves already. */
  readonly running?: string | null;
  readonly preparations?: DeploymentRequest["preparations"];
}

const MIGRATION = [
  { stack: "shop-data", of: "postgres.database", from: { region: "us-east-1", path: "/shop/migration" } },
];

/** Runs a deployment of three stacks against a toolkit that answers as it is told; which stacks it was asked for is kept. */
async function run({
  answers,
  account = {},
  vanished = [],
  protect = false,
  running = REQUEST.release,
  preparations = [],
}: Scene) {
  const orders = new Map<string, StackOrder>();
  const events: DeployEvent[] = [];
  const toolkit: AssemblyToolkit = {
    diff: async () => new Map(),
    async deploy(name, order) {
      orders.set(name, order);
      return answers[name]?.(order) ?? "unchanged";
    },
  };
  const nothing: Account = {
    id: "123456789012",
    stacks: async () => [],
    status: async () => null,
    template: async () => ({}),
    fact: async () => null,
    protect: async () => {},
    remove: async () => {},
    runTask: async () => ({ reason: null, evidence: [] }),
    evidence: async () => ["api task 1 stopped: out of memory"],
  };
  const plan: DeploymentPlan = {
    request: { ...REQUEST, preparations },
    account: { ...nothing, ...account },
    toolkit,
    stacks: [stack("shop-data", { protect }), stack("shop-services"), stack("shop-edge")],
    running,
    vanished,
    foreign: [],
    unseen: ["eu-west-1"],
    refused: [],
    obstacles: { missing: [], tooLarge: [], busy: [] },
  };
  const report = await runDeployment(plan, (event) => events.push(event));
  return { report, orders, events, plan };
}

const FACT = { fact: async () => "balancer.example.com" };

describe("a deployment", () => {
  it("is unchanged when every stack was, and deployed when one was not", async () => {
    const same = await run({ answers: {}, account: FACT });
    expect(same.report).toMatchObject({
      status: "unchanged",
      reason: null,
      account: "123456789012",
      unseen: ["eu-west-1"],
    });
    const other = await run({ answers: { "shop-edge": () => "deployed" }, account: FACT });
    expect(other.report.status).toBe("deployed");
    expect(plannedReport(other.plan, "planned").stacks.map(({ status }) => status)).toEqual(
      Array.from({ length: 3 }, () => "planned"),
    );
  });

  it("hands a stack the release, and what an earlier one has made known in another region", async () => {
    const { orders } = await run({ answers: {}, account: FACT });
    expect(orders.get("shop-services")?.parameters).toEqual({ Release: "3f2c1ab" });
    expect(orders.get("shop-edge")?.parameters).toEqual({
      Release: "3f2c1ab",
      ReadBalancerDnsName: "balancer.example.com",
    });
  });

  it("fails at a stack that lacks what should have been handed over", async () => {
    const { report, orders } = await run({ answers: {} });
    expect(report).toMatchObject({ status: "failed", reason: expect.stringContaining("/shop/balancer") });
    expect(orders.has("shop-edge")).toBe(false);
  });

  it("stops at the first stack that does not come up, and tells why, how it stands and what its tasks said", async () => {
    const failing: Answer = ({ tell }) => {
      const at = new Date(0);
      const facts = { stack: "shop-services", kind: "AWS::ECS::Service", at, completed: 0, total: 1 };
      tell({ ...facts, resource: "Api", physicalId: "arn:api", status: "UPDATE_FAILED", reason: "Circuit breaker" });
      throw new Error("the stack failed");
    };
    const { report, orders, events } = await run({
      answers: { "shop-data": () => "deployed", "shop-services": failing },
      account: { ...FACT, status: async () => "UPDATE_ROLLBACK_COMPLETE" },
    });
    expect(report).toMatchObject({ status: "rolled-back", reason: "Api: Circuit breaker" });
    expect(report.stacks.map(({ status }) => status)).toEqual(["deployed", "rolled-back", "not-started"]);
    expect(report.stacks[1]?.evidence).toEqual(["api task 1 stopped: out of memory"]);
    expect([...orders.keys()]).toEqual(["shop-data", "shop-services"]);
    expect(events.map(({ type }) => type)).toEqual([
      "stack-started",
      "stack-finished",
      "stack-started",
      "resource",
      "stack-finished",
    ]);
  });

  it("believes the stack and not the toolkit about how it stands", async () => {
    const failing: Answer = () => {
      throw new Error("the wrapper", { cause: new Error("the cause") });
    };
    const { report } = await run({
      answers: { "shop-data": failing },
      account: { status: async () => "UPDATE_ROLLBACK_FAILED" },
    });
    expect(report).toMatchObject({ status: "failed", reason: "the cause" });
  });

  it("leaves a stack alone whose change set would lose state, whatever the difference had said", async () => {
    const refusing: Answer = ({ approve }) => (approve([LOSS]) ? "deployed" : "refused");
    const first = await run({ answers: { "shop-data": refusing } });
    expect(first.report).toMatchObject({ status: "refused", refused: [{ stack: "shop-data", change: LOSS }] });
    expect(first.report.stacks.map(({ status }) => status)).toEqual(["not-started", "not-started", "not-started"]);
    const later = await run({ answers: { "shop-data": () => "deployed", "shop-services": refusing } });
    expect(later.report).toMatchObject({ status: "failed", refused: [{ stack: "shop-services" }] });
    const harmless: Answer = ({ approve }) => (approve([{ ...LOSS, action: "update" }]) ? "deployed" : "refused");
    expect((await run({ answers: { "shop-data": harmless }, account: FACT })).report.status).toBe("deployed");
  });

  it("protects a stack once it stands; failing to is a warning and no failure", async () => {
    const told: unknown[] = [];
    const protecting = async (place: object, on: boolean) => void told.push([place, on]);
    await run({ answers: {}, account: { ...FACT, protect: protecting }, protect: true });
    expect(told).toEqual([[expect.objectContaining({ name: "shop-data" }), true]]);
    const refusing = async () => {
      throw new Error("not allowed");
    };
    const { report, events } = await run({ answers: {}, account: { ...FACT, protect: refusing }, protect: true });
    expect(report.status).toBe("unchanged");
    expect(events).toContainEqual(expect.objectContaining({ type: "warning", stack: "shop-data" }));
  });

  it("takes away what vanished only when all else stands, and says when it could not", async () => {
    const vanished = [{ name: "shop-standby", region: "us-west-2", isProtected: true, changes: [] }];
    const removed = await run({ answers: {}, account: FACT, vanished });
    expect(removed.report).toMatchObject({ status: "deployed", stacks: [{}, {}, {}, { status: "deleted" }] });
    const remove = async () => {
      throw new Error("still in use");
    };
    const stuck = await run({ answers: {}, account: { ...FACT, remove }, vanished });
    expect(stuck.report).toMatchObject({ status: "failed", reason: "still in use" });
    const unreached = await run({ answers: {}, vanished });
    expect(unreached.report.stacks.at(-1)?.status).toBe("not-started");
  });

  it("makes the databases ready once their task stands and before what comes after, and knows which release serves", async () => {
    const done: string[] = [];
    const account = {
      ...FACT,
      fact: async (_: string, path: string) => (path === "/shop/migration" ? '{"value":"{running}"}' : "balancer"),
      runTask: async (order: string, region: string) => {
        done.push(`${order} in ${region}`);
        return { reason: null, evidence: [] };
      },
    };
    const services: Answer = () => {
      done.push("services");
      return "deployed";
    };
    const { report, events } = await run({
      answers: { "shop-services": services },
      account,
      running: "before",
      preparations: MIGRATION,
    });
    expect(report.status).toBe("deployed");
    expect(done).toEqual(['{"value":"before"} in us-east-1', "services"]);
    expect(events.map(({ type }) => type).slice(0, 4)).toEqual([
      "stack-started",
      "database-preparing",
      "database-prepared",
      "stack-finished",
    ]);
    await run({ answers: { "shop-data": () => "deployed" }, account, running: null, preparations: MIGRATION });
    expect(done[2]).toBe('{"value":""} in us-east-1');
    done.length = 0;
    await run({ answers: {}, account, preparations: MIGRATION });
    expect(done).toEqual([]);
  });

  it("touches no service when a database could not be made ready, and says what the task said", async () => {
    const account = {
      ...FACT,
      runTask: async () => ({ reason: "api ended with exit code 1", evidence: ["0002: no"] }),
    };
    const { report, orders } = await run({
      answers: {},
      account,
      running: "before",
      preparations: MIGRATION,
    });
    expect(report).toMatchObject({
      status: "failed",
      reason: "postgres.database is not ready for 3f2c1ab: api ended with exit code 1",
      stacks: [{ status: "failed", evidence: ["0002: no"] }, { status: "not-started" }, { status: "not-started" }],
    });
    expect([...orders.keys()]).toEqual(["shop-data"]);
    const lost = await run({ answers: {}, running: null, preparations: MIGRATION });
    expect(lost.report).toMatchObject({ status: "failed", reason: expect.stringContaining("/shop/migration") });
  });
});

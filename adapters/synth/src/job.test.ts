import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Job } from "@terrace/core/graph";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shopGraph } from "../../../core/src/testing/shop.ts";
import { type Synthesis, synthesize } from "./assembly/synthesize.ts";
import type { Declared } from "./testing/delivered-shop.ts";

const JOB: Job = {
  ...{ kind: "job", id: "job.sweep", of: "service.goods", folder: "services/goods", entry: "src/sweep.ts" },
  ...{ schedule: "cron(0 3 * * ? *)", timeout: 600_000, takes: null, overlap: false },
};

const out = mkdtempSync(join(tmpdir(), "terrace-job-"));
afterAll(() => rmSync(out, { recursive: true, force: true }));

let synthesis: Synthesis;
let resources: Readonly<Record<string, Declared>>;
beforeAll(() => {
  const shop = shopGraph();
  synthesis = synthesize({ ...shop, resources: [...shop.resources, JOB] }, { out });
  resources = JSON.parse(readFileSync(join(out, "shop-large-services.template.json"), "utf8")).Resources;
});

describe("a job", () => {
  it("is a schedule that starts one task, at its minute, in UTC, and leaves word when it could not", () => {
    expect(synthesis.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(resources.JobSweep?.Properties).toMatchObject({
      ScheduleExpression: "cron(0 3 * * ? *)",
      ScheduleExpressionTimezone: "UTC",
      FlexibleTimeWindow: { Mode: "OFF" },
      Target: {
        EcsParameters: { TaskDefinitionArn: { Ref: "JobSweepTask" }, TaskCount: 1 },
        RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 60 },
        DeadLetterConfig: { Arn: { "Fn::Join": expect.anything() } },
      },
    });
  });

  it("has the environment, the secrets and the roles of its service, another entry, an end and no port", () => {
    const [job] = resources.JobSweepTask?.Properties.ContainerDefinitions ?? [];
    const [service] = resources.ServiceGoodsTask?.Properties.ContainerDefinitions ?? [];
    expect(job.Command).toEqual(["timeout", "-k", "10", "600", "node", "services/goods/src/sweep.ts"]);
    expect([job.Image, job.Secrets]).toEqual([service.Image, service.Secrets]);
    expect([job.PortMappings, job.HealthCheck]).toEqual([undefined, undefined]);
    const names = (one: typeof job): readonly string[] => one.Environment.map(({ Name }: { Name: string }) => Name);
    expect(names(job)).toEqual(names(service).filter((name) => name !== "HOST" && name !== "PORT"));
    for (const role of ["TaskRoleArn", "ExecutionRoleArn"])
      expect(resources.JobSweepTask?.Properties[role]).toEqual(resources.ServiceGoodsTask?.Properties[role]);
  });

  it("is started by a role that may start this task in this cluster, hand on two roles, and nothing else", () => {
    const { AssumeRolePolicyDocument: trust, Policies } = resources.JobSweepSchedulerRole?.Properties ?? {};
    expect(trust.Statement[0]).toMatchObject({
      Principal: { Service: "scheduler.amazonaws.com" },
      Condition: { StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } } },
    });
    const [run, tag, pass, tell, ...more] = Policies[0].PolicyDocument.Statement;
    expect(run).toMatchObject({ Action: ["ecs:RunTask"], Resource: [{ Ref: "JobSweepTask" }] });
    expect(Object.keys(run.Condition.ArnEquals)).toEqual(["ecs:cluster"]);
    expect(tag.Condition.StringEquals).toEqual({ "ecs:CreateAction": ["RunTask"] });
    expect(pass).toMatchObject({
      Action: ["iam:PassRole"],
      Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
    });
    expect(pass.Resource).toHaveLength(2);
    expect(tell.Action).toEqual(["sqs:SendMessage"]);
    expect(more).toEqual([]);
  });

  it("says what the scheduler does not do", () => {
    const told = synthesis.differences.filter(({ resource }) => resource === "job.sweep").map(({ reason }) => reason);
    expect(told).toEqual([expect.stringContaining("overlap"), expect.stringContaining("image")]);
  });
});

import { describe, expect, it } from "vitest";
import type { Graph, Service } from "../graph/index.ts";
import { blueGreen, canary, type DeploymentWords, linear, replace } from "../spec/index.ts";
import { shopWith } from "../testing/shop.ts";

const alarms = {
  errors: { severity: "critical", metric: "error-ratio", above: "5%", channels: ["email"] },
  alone: { severity: "critical", of: ["goods", "front"], metric: "healthy-tasks", below: 2, channels: ["email"] },
};

const deploying = (deployment: DeploymentWords) => shopWith({ alarms }, { services: { goods: { deployment } } });

function deploymentOf(words: DeploymentWords) {
  const { graph, diagnostics } = deploying(words);
  expect(diagnostics).toEqual([]);
  return (graph as Graph).resources.find((one): one is Service => one.id === "service.goods")?.deployment;
}

const findings = (words: DeploymentWords) => deploying(words).diagnostics.map(({ code, at }) => `${code} ${at.path}`);

describe("how a new revision takes over", () => {
  it("moves the traffic in the stated steps and then the whole (STM-DEPLOY-01..05)", () => {
    const steps = [
      { share: "10%", bake: "10m" },
      { share: "50%", bake: "5m" },
    ] as const;
    expect(deploymentOf(canary({ steps, keepOld: "24h" }))).toMatchObject({
      strategy: "canary",
      steps: [
        { share: 0.1, bake: 600_000 },
        { share: 0.5, bake: 300_000 },
        { share: 1, bake: 0 },
      ],
      keepOld: 86_400_000,
    });
  });

  it("moves it in equal steps, the last one shorter where they do not divide the whole", () => {
    const shares = (by: "10%" | "30%") => {
      const deployment = deploymentOf(linear({ by, every: "1m" }));
      return deployment?.strategy === "linear" ? deployment.steps.map(({ share }) => share) : [];
    };
    expect(shares("10%")).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]);
    expect(shares("30%")).toEqual([0.3, 0.6, 0.9, 1]);
  });

  it("goes back when new tasks fail, or at its alarms: those of this service where there are several (ATL-DEPLOY-04)", () => {
    expect(deploymentOf(replace())).toEqual({ strategy: "replace", rollback: { onFailure: true, alarms: [] } });
    const rollback = { onFailure: false, alarms: ["errors", "alone"] };
    expect(deploymentOf(blueGreen({ rollback }))?.rollback).toEqual({
      onFailure: false,
      alarms: ["alarm.errors", "alarm.alone-goods"],
    });
  });

  it("has steps that rise and end at the whole", () => {
    const at = "TER-RES-012 environments.large.services.goods.deployment";
    const step = (share: `${number}%`) => ({ share, bake: "5m" }) as const;
    expect(findings(canary({ steps: [step("50%"), step("10%")] }))).toEqual([`${at}.steps.1`]);
    expect(findings(canary({ steps: [step("10%"), step("120%")] }))).toEqual([`${at}.steps.1`]);
    expect(findings(canary({ steps: [step("0%")] }))).toEqual([`${at}.steps.0`]);
    expect(findings(canary({ steps: [] }))).toEqual([`${at}.steps`]);
    expect(findings(linear({ by: "0%", every: "1m" }))).toEqual([`${at}.by`]);
  });

  it("goes back only at alarms that there are", () => {
    const { diagnostics } = deploying(blueGreen({ rollback: { alarms: ["erors"] } }));
    expect(diagnostics).toMatchObject([{ code: "TER-RES-003", hint: 'did you mean "errors"?' }]);
  });
});

import type { ServiceDeployment } from "@terrace/core/report";
import { describe, expect, it } from "vitest";
import { recordedTerminal } from "../testing/recorded-terminal.ts";
import { deploymentsText, resultText } from "./service-deployment.ts";

const begunAt = Date.parse("2026-11-21T12:00:00.000Z");

function deployment(changes: Partial<ServiceDeployment> = {}): ServiceDeployment {
  return {
    ...{ service: "identity", revision: 4, from: 3, strategy: "canary", begunAt, share: 1, verdict: null },
    ...{
      goingBack: null,
      planned: [],
      steps: [{ at: begunAt, kind: "start", text: "start 2 tasks of the new revision" }],
    },
    end: { outcome: "deployed", reason: "all requests go to the new revision", at: begunAt + 303_000 },
    ...changes,
  };
}

const back = deployment({
  ...{ service: "videos", goingBack: "errors went off" },
  end: { outcome: "rolled-back", reason: "errors went off", at: begunAt + 4_000 },
});

describe("the result of a deployment", () => {
  it("is one object for a script, with the steps and the reason", () => {
    const { terminal } = recordedTerminal({ json: true });
    expect(JSON.parse(resultText([deployment()], terminal))).toEqual({
      ...{ status: "deployed", service: "identity", revision: 4, reason: "all requests go to the new revision" },
      steps: [{ at: "2026-11-21T12:00:00.000Z", kind: "start", text: "start 2 tasks of the new revision" }],
    });
  });

  it("is the worst of several, each in it", () => {
    const { terminal } = recordedTerminal({ json: true });
    expect(JSON.parse(resultText([deployment(), back], terminal))).toMatchObject({
      status: "rolled-back",
      deployments: [
        { service: "identity", status: "deployed" },
        { service: "videos", status: "rolled-back", reason: "errors went off" },
      ],
    });
  });

  it("is a line and a reason each for a person", () => {
    const { terminal } = recordedTerminal();
    expect(resultText([deployment(), back], terminal)).toMatchInlineSnapshot(`
      "
        ✓ identity revision 4 deployed 5 min 3 s
          all requests go to the new revision

        ✗ videos revision 4 rolled-back 4.0 s
          errors went off

      "
    `);
  });
});

describe("deployments in a table", () => {
  it("say what became of them, and what those under way are doing", () => {
    const { terminal } = recordedTerminal({ columns: 110 });
    const running = deployment({ end: null, share: 0.05, steps: [{ at: 0, kind: "hold", text: "5 % are watched" }] });
    const turning = deployment({ service: "web", strategy: "rolling", end: null, goingBack: "it was asked back" });
    const text = deploymentsText([running, turning, deployment(), back], terminal);
    expect(text.replaceAll(/\d\d:\d\d:\d\d/g, "--:--:--")).toMatchInlineSnapshot(`
      "
        Service   Revision  Strategy  Begun          Took  Outcome      Why
        identity         4  canary    --:--:--             at 5 %       5 % are watched
        web              4  rolling   --:--:--             going back   it was asked back
        identity         4  canary    --:--:--  5 min 3 s  deployed     all requests go to the new revision
        videos           4  canary    --:--:--      4.0 s  rolled-back  errors went off

      "
    `);
  });

  it("say under a narrow table why they are not deployed, to the last word", () => {
    const { terminal } = recordedTerminal({ columns: 80 });
    const reason = "tasks of the new revision ended 3 times, the last one with exit code 1, after half a second";
    const ended = deployment({ service: "videos", end: { outcome: "rolled-back", reason, at: begunAt + 4_000 } });
    const text = deploymentsText([ended, deployment()], terminal);
    expect(text.replaceAll(/\d\d:\d\d:\d\d/g, "--:--:--")).toMatchInlineSnapshot(`
      "
        Service   Revision  Strategy  Begun          Took  Outcome
        videos           4  canary    --:--:--      4.0 s  rolled-back
        identity         4  canary    --:--:--  5 min 3 s  deployed

        videos 4: tasks of the new revision ended 3 times, the last one with exit code
          1, after half a second

      "
    `);
  });

  it("say so when there is none", () => {
    const { terminal } = recordedTerminal();
    expect(deploymentsText([], terminal)).toContain("Nothing was deployed yet");
  });
});

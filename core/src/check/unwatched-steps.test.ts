import { describe, expect, it } from "vitest";

import { blueGreen, canary } from "../spec/index.ts";
import { brokenAt, brokenBy } from "../testing/broken-at.ts";
import { unwatchedSteps } from "./unwatched-steps.ts";

const steps = [{ share: "10%", bake: "5m" }] as const;
const deployed = (deployment: object) => ({ services: { goods: { deployment } } });

describe("unwatched steps", () => {
  it("holds without steps, and with an alarm", () => {
    expect(brokenAt(unwatchedSteps)).toEqual([]);
    expect(brokenBy(unwatchedSteps, deployed(blueGreen()))).toEqual([]);
    expect(brokenBy(unwatchedSteps, deployed(canary({ steps, rollback: { alarms: ["tired"] } })))).toEqual([]);
  });

  it("fires on steps that nothing takes back", () => {
    expect(brokenBy(unwatchedSteps, deployed(canary({ steps })))).toEqual(["service.goods"]);
  });
});

import { ControlError } from "@terrace/run/client";
import { describe, expect, it } from "vitest";
import { refused } from "./ask-control.ts";

describe("a refusal of the control plane", () => {
  it("is told with what helps", () => {
    expect(refused(new ControlError("DEPLOYMENT_UNDERWAY", "a deployment of films is under way"))).toMatchObject({
      message: "A deployment of films is under way.",
      exitCode: 1,
      hint: "Wait for its end (`terrace deployments`), or take it back with `terrace rollback`",
    });
  });

  it("is not told twice where its sentence says what helps", () => {
    const sentence = "there is no service film; there are films, web";
    expect(refused(new ControlError("UNKNOWN_SERVICE", sentence))).toMatchObject({
      message: "There is no service film; there are films, web.",
      hint: null,
    });
  });
});

import { describe, expect, it } from "vitest";
import { unanswered } from "./unanswered.ts";

const ref = { platform: "shop", environment: "production", stateRoot: "/state" };

describe("a control plane that does not answer", () => {
  it("does not mean that nothing runs", () => {
    const processes = [{ name: "postgres", pid: 12 }] as never;
    expect(unanswered(ref, { state: "unsupervised", processes })).toMatchObject({
      code: "UNSUPERVISED",
      message: "The control plane of shop (production) is dead; what it started runs on.",
      detail: ["postgres  pid 12"],
      hint: "`npx terrace up shop --env production` takes over again, `npx terrace down shop --env production` stops it",
    });
  });

  it("is none where nothing runs", () => {
    expect(unanswered(ref, { state: "stopped" })).toMatchObject({ code: "NOT_RUNNING" });
  });
});

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

  it("may be one that was stopped or hangs, and what helps names its process", () => {
    expect(unanswered(ref, { state: "silent", pid: 77 })).toMatchObject({
      code: "NO_ANSWER",
      message: "The control plane of shop (production) does not answer; what it started runs on.",
      hint: "It is stopped or hangs. `kill -CONT 77` lets one go on that was stopped, `kill -9 77` ends one that hangs; `npx terrace up shop --env production` then has another one take over",
    });
  });

  it("is none where nothing runs", () => {
    expect(unanswered(ref, { state: "stopped" })).toMatchObject({ code: "NOT_RUNNING" });
  });
});

import { describe, expect, it } from "vitest";
import { unreachable } from "../../api/api-error.ts";
import { advance, fraction, moving, type Upload, type UploadEvent } from "./upload.ts";

const fresh: Upload = { key: "k", name: "a.mp4", size: 100, sent: 0, phase: "sending", videoId: null, error: null };
const run = (...events: UploadEvent[]) => events.reduce(advance, fresh);
const failed: UploadEvent = { type: "failed", error: unreachable() };

describe("an upload", () => {
  it("sends until everything has arrived", () => {
    const upload = run({ type: "created", videoId: "v" }, { type: "progressed", sent: 40 }, { type: "finished" });
    expect(upload).toMatchObject({ phase: "sent", sent: 100, videoId: "v" });
    expect(moving(upload)).toBe(false);
  });

  it("waits through a cut and goes on with the next byte", () => {
    expect(run({ type: "progressed", sent: 40 }, { type: "interrupted" })).toMatchObject({
      phase: "waiting",
      sent: 40,
    });
    expect(run({ type: "interrupted" }, { type: "progressed", sent: 41 })).toMatchObject({
      phase: "sending",
      sent: 41,
    });
  });

  it("stays paused whatever the transfer still reports", () => {
    const late: UploadEvent[] = [{ type: "progressed", sent: 50 }, { type: "interrupted" }, failed];
    expect(run({ type: "paused" }, ...late)).toMatchObject({ phase: "paused", sent: 0 });
  });

  it("can be tried again after a failure", () => {
    expect(run(failed)).toMatchObject({ phase: "failed", error: { code: "UNREACHABLE" } });
    expect(run(failed, { type: "resumed" })).toMatchObject({ phase: "sending", error: null });
  });

  it("stays sent", () => {
    expect(run({ type: "finished" }, failed, { type: "paused" }).phase).toBe("sent");
  });

  it("never counts more than there is", () => {
    expect(fraction(run({ type: "progressed", sent: 140 }))).toBe(1);
    expect(fraction({ sent: 0, size: 0 })).toBe(0);
  });
});

import { describe, expect, it } from "vitest";
import { findResource } from "../graph/index.ts";
import { job } from "../spec/index.ts";
import { shopWith } from "../testing/shop.ts";

const SWEEP = { of: "goods", entry: "src/jobs/sweep.ts", schedule: "cron(0 3 * * ? *)" } as const;

describe("a job", () => {
  it("belongs to the process of its service, ends after an hour and does not overlap if nobody says otherwise", () => {
    const { graph } = shopWith({ sweep: job(SWEEP) });
    expect(graph && findResource(graph, "job", "job.sweep")).toEqual({
      kind: "job",
      id: "job.sweep",
      of: "service.goods",
      folder: "services/goods",
      entry: "src/jobs/sweep.ts",
      schedule: "cron(0 3 * * ? *)",
      timeout: 3_600_000,
      takes: null,
      overlap: false,
    });
  });

  it("of a service that is not there is a reference to nothing, with the nearest name", () => {
    const { diagnostics } = shopWith({ sweep: job({ ...SWEEP, of: "good" }) });
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ code: "TER-RES-003", at: expect.objectContaining({ path: "sweep.of" }) }),
    );
  });

  it("has a schedule that can be read", () => {
    const { diagnostics } = shopWith({ sweep: job({ ...SWEEP, schedule: "every night" }) });
    expect(diagnostics.map(({ at }) => at.path)).toContain("sweep.schedule");
  });
});

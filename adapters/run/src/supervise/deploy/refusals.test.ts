import { describe, expect, it } from "vitest";
import { deployablesOf } from "../../plan/deployable.ts";
import { SMALL_GRAPH } from "../../testing/small-graph.ts";
import { wayBack } from "./refusals.ts";
import type { Revision, ServiceRecord } from "./service-record.ts";

const CODE = deployablesOf(SMALL_GRAPH, { sources: {} }, { maximumTasks: 2 });

const revision = (number: number, packages: string): Revision => ({
  ...{ number, digest: `digest ${number}`, env: {}, createdAt: number, isMade: true, hasServed: true },
  sources: { "package-lock.json": packages },
});

/** What runs its second revision, since whose first one the packages were changed. */
const UPGRADED: ServiceRecord = {
  ...{ revisions: [revision(1, "before"), revision(2, "now")], current: 2, slots: {} },
  ...{ desired: null, deployment: null, history: [] },
};

describe("a way back over a change of packages", () => {
  it.each(["service", "worker", "site"] as const)(
    "of a %s is refused where its copy shares those of the repository",
    (kind) => {
      const code = CODE.find(({ resource }) => resource.kind === kind);
      if (code === undefined) throw new Error(`there is no ${kind}`);
      if (kind === "site") expect(wayBack(code, UPGRADED).number).toBe(1);
      else expect(() => wayBack(code, UPGRADED)).toThrow(`revision 1 of ${code.name} ran with other packages`);
    },
  );
});

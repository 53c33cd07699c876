import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Synthesis, synthesize } from "@terrace/synth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { awsGraphs } from "../golden/graphs.ts";
import { type Deployed, deployStacks } from "./emulator/deploy-stacks.ts";
import type { Emulator } from "./emulator/emulator.ts";
import { NETWORK_COMPARISONS } from "./emulator/figures/comparisons.ts";
import { type Place, prepareGrounds } from "./emulator/grounds.ts";
import { leftOut } from "./emulator/left-out.ts";
import { MOTO_LIMITS } from "./emulator/limits.ts";
import { standsWhole } from "./emulator/stands-whole.ts";
import { tryOut } from "./emulator/try-out.ts";
import { MOTO, MOTO_MISSING, startMoto } from "./moto.ts";

/** Comparisons that have compared something in some environment. */
const compared = new Set<string>();

describe.skipIf(!MOTO)(`in an AWS emulated by moto${MOTO_MISSING}`, () => {
  const root = mkdtempSync(join(tmpdir(), "terrace-emulator-network-"));
  const syntheses: Synthesis[] = [];
  let emulator: Emulator;
  let place: Place;
  beforeAll(async () => {
    emulator = { name: "moto", ...(await startMoto()) };
  });
  afterAll(async () => {
    await emulator?.[Symbol.asyncDispose]();
    process.stdout.write(leftOut("moto", syntheses, MOTO_LIMITS.cannot));
    rmSync(root, { recursive: true, force: true });
  });

  describe.each(awsGraphs().map((graph) => ({ name: `${graph.platform} ${graph.environment}`, graph })))(
    "the network of $name",
    ({ graph, name }) => {
      let stacks: readonly Deployed[];
      beforeAll(async () => {
        await emulator.reset();
        const all = synthesize(graph, { out: join(root, name.replace(" ", "-")) });
        const synthesis = { ...all, stacks: all.stacks.filter(({ role }) => role === "network") };
        syntheses.push(synthesis);
        place = { emulator, grounds: await prepareGrounds(graph, emulator), limits: MOTO_LIMITS };
        stacks = await deployStacks(synthesis, place);
      });

      it("comes up, each resource of each template", () => {
        standsWhole(stacks);
      });

      it.each(NETWORK_COMPARISONS)("has the $of that the graph says", async ({ of, told, found }) => {
        const seen = await found({ graph, emulator, stacks, region: graph.region ?? "" });
        expect(seen).toEqual(told(graph));
        if (Object.keys(seen).length > 0) compared.add(of);
      });
    },
  );

  it("has compared every kind of figure in some environment", () => {
    expect([...compared].sort()).toEqual(NETWORK_COMPARISONS.map(({ of }) => of).sort());
  });

  it.each(MOTO_LIMITS.cannot)("leaves out $type $property: $reason", async (entry) => {
    await emulator.reset();
    const { leftOut, outcome } = await tryOut(entry, syntheses, place);
    expect(leftOut).toBeGreaterThan(0);
    expect(outcome).not.toBe("stands");
    if (entry.property === undefined) expect(outcome).toBe("passed over");
  });
});

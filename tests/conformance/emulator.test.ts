import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Graph, resourcesOf } from "@terrace/core/graph";
import { type Synthesis, synthesize } from "@terrace/synth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { awsGraphs } from "../golden/graphs.ts";
import { type Change, changeStack } from "./emulator/change-stack.ts";
import { createStack, type Deployed, deployStacks } from "./emulator/deploy-stacks.ts";
import type { Emulator } from "./emulator/emulator.ts";
import type { Figures, Look } from "./emulator/figures/comparison.ts";
import { COMPARISONS } from "./emulator/figures/comparisons.ts";
import { LOG_GROUPS } from "./emulator/figures/watch.ts";
import { type Place, prepareGrounds } from "./emulator/grounds.ts";
import { leftOut } from "./emulator/left-out.ts";
import { MINISTACK_LIMITS } from "./emulator/limits.ts";
import { MINISTACK, MINISTACK_MISSING, startMinistack } from "./emulator/ministack.ts";
import { standsWhole } from "./emulator/stands-whole.ts";
import { tryOut } from "./emulator/try-out.ts";

const DAY = 86_400_000;

/** Comparisons that have compared something in some environment, and figures that the emulator was seen not to keep. */
const compared = new Set<string>();
const lost = new Set<string>();

describe.skipIf(!MINISTACK)(`in an AWS emulated by MiniStack${MINISTACK_MISSING}`, () => {
  const root = mkdtempSync(join(tmpdir(), "terrace-emulator-"));
  const syntheses: Synthesis[] = [];
  let emulator: Emulator;
  let place: Place;
  beforeAll(async () => {
    emulator = await startMinistack();
  });
  afterAll(async () => {
    await emulator?.[Symbol.asyncDispose]();
    process.stdout.write(leftOut("MiniStack", syntheses, MINISTACK_LIMITS.cannot));
    rmSync(root, { recursive: true, force: true });
  });

  describe.each(awsGraphs().map((graph) => ({ name: `${graph.platform} ${graph.environment}`, graph })))(
    "$name",
    ({ graph, name }) => {
      const out = join(root, name.replace(" ", "-"));
      let synthesis: Synthesis;
      let stacks: readonly Deployed[];
      beforeAll(async () => {
        await emulator.reset();
        synthesis = synthesize(graph, { out });
        syntheses.push(synthesis);
        place = { emulator, grounds: await prepareGrounds(graph, emulator), limits: MINISTACK_LIMITS };
        stacks = await deployStacks(synthesis, place);
      });

      it("comes up, stack after stack, each resource of each template", () => {
        standsWhole(stacks);
        for (const { template, resources } of stacks)
          expect(Object.keys(template.Resources)).toEqual(expect.arrayContaining([...resources.keys()]));
      });

      it.each(COMPARISONS)("has the $of that the graph says", async ({ of, told, found, partial, forgotten = {} }) => {
        const said = told(graph);
        const seen = await found(lookAt(graph, { emulator, stacks }));
        if (partial === true) expect(said).toMatchObject(seen);
        else expect(without(forgotten, seen)).toEqual(without(forgotten, said));
        if (Object.keys(seen).length > 0) compared.add(of);
        for (const figure of Object.keys(forgotten)) if (differs(figure, { said, seen })) lost.add(`${of}: ${figure}`);
      });

      it("changes nothing when the same assembly is deployed again", async () => {
        expect(await changed(synthesis)).toEqual([]);
      });

      it("changes one log group when its retention changes, in place, and nothing else", async () => {
        const longer = withLongerLog(graph);
        const changes = await changed(synthesize(longer, { out: `${out}-longer` }));
        const [first] = changes;
        // A second region has a log group of the same name.
        const regions = stacks.filter(({ resources }) => resources.has(first?.id ?? ""));
        expect(changes).toEqual(regions.map(() => first));
        expect(first).toMatchObject({ action: "Modify", replaced: expect.not.stringMatching(/^True/) });
        expect(await LOG_GROUPS.found(lookAt(graph, { emulator, stacks }))).toEqual(LOG_GROUPS.told(longer));
      });

      async function changed(next: Synthesis): Promise<readonly Change[]> {
        const changes: Change[] = [];
        for (const stack of next.stacks) changes.push(...(await changeStack(stack, next, place)));
        return changes;
      }
    },
  );

  it("has compared every kind of figure in some environment", () => {
    expect([...compared].sort()).toEqual(COMPARISONS.map(({ of }) => of).sort());
  });

  it("still loses the figures that are said to be lost", () => {
    const said = COMPARISONS.flatMap(({ of, forgotten = {} }) => Object.keys(forgotten).map((one) => `${of}: ${one}`));
    expect([...lost].sort()).toEqual(said.sort());
  });

  it.each(Object.keys(MINISTACK_LIMITS.refs))("still answers a reference to %s with its name", async (Type) => {
    await emulator.reset();
    const template = { Resources: { Sample: { Type } } };
    const shape = { name: "try-out", region: "us-east-1", template };
    const { resources } = await createStack(shape, { TemplateBody: JSON.stringify(template) }, place);
    expect(resources.get("Sample")?.physicalId).toMatch(/^try-out-/);
  });

  it.each(MINISTACK_LIMITS.cannot)("leaves out $type $property: $reason", async (entry) => {
    await emulator.reset();
    const { leftOut, outcome } = await tryOut(entry, syntheses, place);
    expect(leftOut).toBeGreaterThan(0);
    expect(outcome).toContain(entry.property === undefined ? "Unrecognized resource types" : "not supported");
  });
});

function lookAt(graph: Graph, { emulator, stacks }: Pick<Look, "emulator" | "stacks">): Look {
  return { graph, emulator, stacks, region: graph.region ?? "" };
}

/** Figures without those that the emulator does not keep. */
function without(forgotten: Readonly<Record<string, string>>, figures: Figures): Figures {
  if (Object.keys(forgotten).length === 0) return figures;
  const kept = (one: unknown): unknown =>
    Object.fromEntries(Object.entries(one ?? {}).filter(([name]) => forgotten[name] === undefined));
  return Object.fromEntries(Object.entries(figures).map(([name, one]) => [name, kept(one)]));
}

/** Whether the emulator gives another value of a figure somewhere. */
function differs(figure: string, { said, seen }: { readonly said: Figures; readonly seen: Figures }): boolean {
  const of = (figures: Figures, name: string): string =>
    JSON.stringify((figures[name] as Readonly<Record<string, unknown>> | undefined)?.[figure]) ?? "";
  return Object.keys(said).some((name) => of(said, name) !== of(seen, name));
}

/** The same graph, where a log that goes nowhere else is kept for ten years. */
function withLongerLog(graph: Graph): Graph {
  const first = resourcesOf(graph, "log").find(({ exportTo }) => exportTo.length === 0);
  return {
    ...graph,
    resources: graph.resources.map((one) =>
      one === first && one.kind === "log" ? { ...one, retention: 3_653 * DAY } : one,
    ),
  };
}

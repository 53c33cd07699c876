import type { Synthesis } from "@terrace/synth";
import { createStack } from "./deploy-stacks.ts";
import { fitTemplate, standAlone } from "./fit-template.ts";
import type { Place } from "./grounds.ts";
import { cannot, type Unsupported } from "./limits.ts";
import { templateOf } from "./template.ts";

export interface Trial {
  /** Resources of all templates that the entry leaves out. */
  readonly leftOut: number;
  /** What became of one of them alone: `stands`, `passed over`, or what the emulator said against it. */
  readonly outcome: string;
}

/** Asks an emulator for one of the resources that an entry of its limits leaves out. */
export async function tryOut(entry: Unsupported, all: readonly Synthesis[], place: Place): Promise<Trial> {
  const samples = all
    .flatMap((synthesis) => synthesis.stacks.map((stack) => templateOf(synthesis, stack.name)))
    .flatMap(({ Resources }) => Object.values(Resources))
    .filter((resource) => cannot(place.limits.cannot, resource) === entry);
  const [sample] = samples;
  if (sample === undefined) return { leftOut: 0, outcome: "no template has one" };
  const template = fitTemplate({ Resources: { Sample: standAlone(sample) } }, { cannot: [], refs: place.limits.refs });
  const shape = { name: "try-out", region: "us-east-1", template };
  try {
    const { status, failures, resources } = await createStack(shape, { TemplateBody: JSON.stringify(template) }, place);
    if (status !== "CREATE_COMPLETE") return { leftOut: samples.length, outcome: failures.join("; ") };
    return { leftOut: samples.length, outcome: resources.has("Sample") ? "stands" : "passed over" };
  } catch (error) {
    return { leftOut: samples.length, outcome: String(error) };
  }
}

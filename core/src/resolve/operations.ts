import type { LoadScenario, Operations } from "../graph/index.ts";
import type { LoadWords, OperationsWords } from "../spec/index.ts";
import { milliseconds } from "./measure.ts";
import { sorted } from "./sorted.ts";

/** What people do beside the machines. (BRQ-DR-09..11, BRQ-LOAD-01..04, DFZ-MIG-02..06) */
export function resolveOperations(words: OperationsWords): Operations {
  return {
    roles: words.roles ?? [],
    channels: words.channels ?? [],
    escalation: (words.escalation ?? [])
      .map(({ after, who }) => ({ after: milliseconds(after), who }))
      .sort((a, b) => a.after - b.after),
    loads: sorted(words.loads ?? {}).flatMap(([name, load]) => (load === null ? [] : [scenario(name, load)])),
    dataMigration: (words.dataMigration ?? []).map(({ requirement, ...step }) => ({
      ...step,
      requirement: requirement ?? null,
    })),
    roadmap: (words.roadmap ?? []).map(({ item, when, requirement }) => ({
      item,
      when: when ?? null,
      requirement: requirement ?? null,
    })),
  };
}

function scenario(name: string, words: LoadWords): LoadScenario {
  return {
    name,
    runs: words.runs,
    shape: words.shape,
    start: words.start,
    stages: words.stages.map((stage) => ({ for: milliseconds(stage.for), to: stage.to })),
    users: words.users ?? null,
    thresholds: words.thresholds ?? [],
    requirement: words.requirement ?? null,
  };
}

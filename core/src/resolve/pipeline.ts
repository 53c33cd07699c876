import type { PipelineStage } from "../graph/index.ts";
import { type PipelineSpec, parameter, type StageWords } from "../spec/index.ts";
import { channelsOf } from "./channel.ts";
import { add, complainOfReference, type Draft } from "./draft.ts";
import { literal, plainValue } from "./setting.ts";

/** The way from a push to a running revision. (BRQ-CICD-01, DFZ-CICD-01, STM-CICD-01, ATL-CICD-08) */
export function resolvePipeline(name: string, words: PipelineSpec, draft: Draft): void {
  const taken = new Map<string, number>();
  add(draft, {
    kind: "pipeline",
    id: `pipeline.${name}`,
    engine: words.engine,
    repository: plainValue(words.repository ?? parameter("repository"), draft, [name, "repository"]) ?? literal(""),
    branch: plainValue(words.branch ?? "main", draft, [name, "branch"]) ?? literal(""),
    stages: words.stages.map((stage, index) => {
      const resolved = stageOf(stage, draft, [name, "stages", String(index), "environment"]);
      return { ...resolved, name: distinct(resolved.name, taken) };
    }),
    credentials: words.credentials ?? (words.engine === "codepipeline" ? "role" : "oidc"),
    notify: channelsOf(words.notify ?? [], draft, [name, "notify"]),
  });
}

function stageOf(stage: StageWords, draft: Draft, path: readonly string[]): PipelineStage {
  const { kind } = stage;
  if (kind === "test") return { kind, name: stage.name ?? kind, commands: stage.commands };
  if (kind === "approve") return { kind, name: stage.name ?? kind, by: stage.by };
  if (kind !== "deploy") return { kind, name: stage.name ?? kind };
  const { environment } = stage;
  const { environments } = draft.blueprint;
  if (!environments.includes(environment))
    complainOfReference(draft, path, { name: environment, among: environments, what: "environment" });
  const onHost = [...draft.resources.values()].some((resource) => resource.kind === "host");
  return {
    kind,
    name: stage.name ?? `deploy-${environment}`,
    environment,
    how: stage.how ?? (onHost ? "host" : "services"),
  };
}

/** The second of a name is `test-2`. */
function distinct(name: string, taken: Map<string, number>): string {
  const times = (taken.get(name) ?? 0) + 1;
  taken.set(name, times);
  return times === 1 ? name : `${name}-${times}`;
}

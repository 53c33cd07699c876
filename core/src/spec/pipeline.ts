import { oneOf, text } from "./leaf-fields.ts";
import { type Setting, setting } from "./setting.ts";
import { list, tagged, variants, words } from "./structure-fields.ts";

/** What happens between a push and a running revision. Words without `?` must be said by the platform or by each environment. */
export interface PipelineWords {
  readonly engine: "github-actions" | "codepipeline";
  /** `owner/name`; the parameter `repository` if left out. */
  readonly repository?: Setting;
  /** `main` if left out. */
  readonly branch?: Setting;
  /** In order; each begins when the one before it has passed. */
  readonly stages: readonly StageWords[];
  /** Temporary credentials: by federation where the engine stands outside, by its role inside. */
  readonly credentials?: "oidc" | "role";
  readonly notify?: readonly string[];
}

/** One step between a commit and a deployment; without a name it is called what it does. */
export type StageWords =
  | { readonly kind: "test"; readonly commands: readonly string[]; readonly name?: string }
  | { readonly kind: "build"; readonly name?: string }
  | { readonly kind: "plan"; readonly name?: string }
  | { readonly kind: "approve"; readonly by: string; readonly name?: string }
  | ({ readonly kind: "deploy" } & DeployStageWords);

export interface DeployStageWords {
  readonly environment: string;
  /** Services with their own tasks, or the containers of one machine; which of them follows from the platform. */
  readonly how?: "services" | "host";
  readonly name?: string;
}

export type PipelineSpec = PipelineWords & { readonly kind: "pipeline" };

/** The way from a push to a running revision: `pipeline({ engine: "github-actions", stages: [test("npm test"), build(), deploy("production")] })`. */
export function pipeline(settings: Partial<PipelineWords> = {}): PipelineSpec {
  return { kind: "pipeline", ...settings } as PipelineSpec;
}

/** Commands that must end with 0. */
export function test(...commands: readonly string[]): StageWords {
  return { kind: "test", commands };
}

/** Builds every image and keeps it under the digest of its content. */
export function build(): StageWords {
  return { kind: "build" };
}

/** Shows what would change in the infrastructure. */
export function plan(): StageWords {
  return { kind: "plan" };
}

/** Waits for somebody to agree. */
export function approve(by: string): StageWords {
  return { kind: "approve", by };
}

/** Brings the built images into an environment. */
export function deploy(environment: string, settings: Omit<DeployStageWords, "environment"> = {}): StageWords {
  return { kind: "deploy", environment, ...settings };
}

type Stage<K extends StageWords["kind"]> = Omit<Extract<StageWords, { readonly kind: K }>, "kind">;

const stage = variants<StageWords>("test(…), build(), plan(), approve(…) or deploy(…)", {
  test: tagged(
    "test",
    words<Stage<"test">>("test(…)", { commands: list("a list of commands", text), name: text }, ["commands"]),
  ),
  build: tagged("build", words<Stage<"build">>("build()", { name: text })),
  plan: tagged("plan", words<Stage<"plan">>("plan()", { name: text })),
  approve: tagged("approve", words<Stage<"approve">>("approve(…)", { by: text, name: text }, ["by"])),
  deploy: tagged(
    "deploy",
    words<DeployStageWords>("deploy(…)", { environment: text, how: oneOf("services", "host"), name: text }, [
      "environment",
    ]),
  ),
});

export const pipelineField = words<PipelineWords>(
  "a pipeline: pipeline({ … })",
  {
    engine: oneOf("github-actions", "codepipeline"),
    repository: setting,
    branch: setting,
    stages: list("a list of stages", stage),
    credentials: oneOf("oidc", "role"),
    notify: list("a list of channels", text),
  },
  ["engine", "stages"],
);

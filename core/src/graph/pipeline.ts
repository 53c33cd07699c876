import type { ResourceId, Value } from "./reference.ts";

/** What happens between a push and a running revision. (BRQ-CICD-01, DFZ-CICD-01..07, STM-CICD-01..05, ATL-CICD-01..09) */
export interface Pipeline {
  readonly kind: "pipeline";
  readonly id: string;
  readonly engine: "github-actions" | "codepipeline";
  /** `owner/name` of the repository on GitHub. */
  readonly repository: Value;
  readonly branch: Value;
  readonly stages: readonly PipelineStage[];
  /** Temporary credentials by federation; nobody stores a key. (ATL-CICD-09, CON-STM-15) */
  readonly credentials: "oidc" | "role";
  readonly notify: readonly ResourceId[];
}

/** One step between a commit and a deployment; the next begins when it has ended well. */
export type PipelineStage =
  | { readonly kind: "test"; readonly name: string; readonly commands: readonly string[] }
  | { readonly kind: "build"; readonly name: string }
  | { readonly kind: "plan"; readonly name: string }
  | { readonly kind: "approve"; readonly name: string; readonly by: string }
  | {
      readonly kind: "deploy";
      readonly name: string;
      readonly environment: string;
      readonly how: "services" | "host";
    };

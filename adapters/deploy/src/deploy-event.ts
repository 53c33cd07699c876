import type { StackOutcome } from "@terrace/core/report";
import type { ResourceEvent } from "./stack-outcome.ts";

/** What happens while a deployment runs, for whoever watches. */
export type DeployEvent =
  | { readonly type: "stack-started"; readonly stack: string; readonly region: string }
  | ({ readonly type: "resource"; readonly completed: number; readonly total: number | null } & ResourceEvent)
  | {
      readonly type: "stack-finished";
      readonly stack: string;
      readonly outcome: StackOutcome;
      /** Milliseconds. */
      readonly duration: number;
    }
  /** A task makes a database ready for what comes after the stack. */
  | { readonly type: "database-preparing"; readonly stack: string; readonly of: string }
  | {
      readonly type: "database-prepared";
      readonly stack: string;
      readonly of: string;
      /** Milliseconds. */
      readonly duration: number;
    }
  /** Something that a person should know and that changes nothing about the outcome. */
  | { readonly type: "warning"; readonly stack: string; readonly message: string };

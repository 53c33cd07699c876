import type { Deployment, Rollback, Verification } from "../graph/index.ts";
import type { DeploymentWords, RollbackWords, VerifyWords } from "../spec/index.ts";
import { formatPercent } from "../units/index.ts";
import { alarmIdsOf } from "./alarm-id.ts";
import { complain, type Draft } from "./draft.ts";
import { milliseconds, ratio } from "./measure.ts";

/** Where a deployment's words stand, and whose they are. */
interface Scope {
  readonly draft: Draft;
  readonly name: string;
  readonly path: readonly string[];
}

/** How a new revision of a process takes over. (BRQ-DEPLOY-01..04, STM-DEPLOY-01..05, ATL-DEPLOY-01..04, CON-ALL-05) */
export function resolveDeployment(words: DeploymentWords = { kind: "rolling" }, scope: Scope): Deployment {
  const rollback = rollbackOf(words.rollback, scope);
  switch (words.kind) {
    case "replace":
      return { strategy: "replace", rollback };
    case "rolling":
      return {
        strategy: "rolling",
        minimumHealthy: ratio(words.minimumHealthy ?? "100%"),
        maximum: ratio(words.maximum ?? "200%"),
        rollback,
      };
    case "blue-green":
      return {
        strategy: "blue-green",
        verify: verification(words.verify),
        bake: milliseconds(words.bake ?? "60s"),
        rollback,
      };
    default:
      return {
        strategy: words.kind,
        steps: words.kind === "linear" ? equalSteps(words, scope) : risingSteps(words.steps, scope),
        keepOld: milliseconds(words.keepOld ?? "5m"),
        verify: verification(words.verify),
        rollback,
      };
  }
}

type Steps = Extract<Deployment, { readonly steps: unknown }>["steps"];

function equalSteps({ by, every }: Extract<DeploymentWords, { readonly kind: "linear" }>, scope: Scope): Steps {
  const each = ratio(by);
  if (each <= 0 || each > 1) {
    complain(scope.draft, "TER-RES-012", {
      path: [...scope.path, "deployment", "by"],
      message: `${scope.name} moves ${by} of the traffic with each step, which is no part of it`,
      hint: 'give a part of the whole: by: "10%"',
    });
    return [];
  }
  const before = Array.from({ length: Math.ceil(1 / each - 1e-9) - 1 }, (_, index) => ({
    share: Math.round((index + 1) * each * 1_000_000) / 1_000_000,
    bake: milliseconds(every),
  }));
  return [...before, { share: 1, bake: 0 }];
}

function risingSteps(words: Extract<DeploymentWords, { readonly kind: "canary" }>["steps"], scope: Scope): Steps {
  if (words.length === 0)
    complain(scope.draft, "TER-RES-012", {
      path: [...scope.path, "deployment", "steps"],
      message: `${scope.name} moves all of the traffic at once: a canary without steps watches nothing`,
      hint: 'such as steps: [{ share: "10%", bake: "10m" }, { share: "50%", bake: "5m" }]',
    });
  const steps = words.map(({ share, bake }) => ({ share: ratio(share), bake: milliseconds(bake) }));
  const wrong = steps.findIndex(({ share }, index) => share <= (steps[index - 1]?.share ?? 0) || share > 1);
  if (wrong !== -1) {
    const shares = steps.map(({ share }) => formatPercent(share)).join(", ");
    complain(scope.draft, "TER-RES-012", {
      path: [...scope.path, "deployment", "steps", String(wrong)],
      message: `${scope.name} moves the traffic by ${shares}: shares must rise, and end at 100% at most`,
      hint: 'such as steps: [{ share: "10%", bake: "10m" }, { share: "50%", bake: "5m" }]',
    });
  }
  return steps.at(-1)?.share === 1 ? steps : [...steps, { share: 1, bake: 0 }];
}

function verification(words: VerifyWords = {}): Verification {
  return {
    path: words.path ?? "/health",
    attempts: words.attempts ?? 10,
    interval: milliseconds(words.interval ?? "30s"),
  };
}

function rollbackOf(words: RollbackWords = {}, { draft, name, path }: Scope): Rollback {
  const at = [...path, "deployment", "rollback", "alarms"];
  const alarms = (words.alarms ?? []).flatMap((alarm) => alarmIdsOf(alarm, draft, { of: name, path: at }));
  return { onFailure: words.onFailure ?? true, alarms: [...new Set(alarms)] };
}

import type { ServiceDeployment } from "@terrace/core/report";
import type { Milliseconds, Ratio } from "@terrace/core/units";

/** The deployments of a platform, service by service. */
export interface DeploymentsView {
  readonly services: readonly ServiceDeployments[];
}

export interface ServiceDeployments {
  readonly service: string;
  /** The revision that serves. */
  readonly current: number;
  readonly desired: number;
  readonly revisions: readonly ListedRevision[];
  readonly running: ShownDeployment | null;
  /** Those that have ended, the latest first. */
  readonly history: readonly ShownDeployment[];
}

export interface ListedRevision {
  readonly number: number;
  readonly digest: string;
  readonly env: readonly string[];
  readonly createdAt: string;
  readonly hasServed: boolean;
  readonly tasks: readonly string[];
}

export interface ShownDeployment extends ServiceDeployment {
  /** The shares that it is to go through, and how long each is watched; empty where tasks are replaced one by one. */
  readonly planned: readonly { readonly share: Ratio; readonly bake: Milliseconds }[];
}

/** A deployment as the control plane keeps it, of which more is told than is shown. */
interface KeptDeployment extends Omit<Partial<ServiceDeployment>, "goingBack"> {
  readonly to?: number;
  readonly rules?: {
    readonly strategy: ServiceDeployment["strategy"];
    readonly steps?: ShownDeployment["planned"];
  };
  readonly goingBack?: string | { readonly detail: string } | null;
}

interface KeptService extends Omit<ServiceDeployments, "running" | "history"> {
  readonly running: KeptDeployment | null;
  /** What is said of the running one's canary. */
  readonly verdict?: ServiceDeployment["verdict"];
  readonly history: readonly KeptDeployment[];
}

/** What `GET /deployments` answers, as it is shown. */
export function deploymentsView(answer: unknown): DeploymentsView {
  const { services } = answer as { readonly services: readonly KeptService[] };
  return {
    services: services.map(({ running, history, verdict = null, ...service }) => ({
      ...service,
      running: running === null ? null : shown({ verdict, ...running }, service.service),
      history: history.map((one) => shown(one, service.service)),
    })),
  };
}

function shown(kept: KeptDeployment, service: string): ShownDeployment {
  const { goingBack = null, rules } = kept;
  return {
    service,
    revision: kept.revision ?? kept.to ?? 0,
    from: kept.from ?? null,
    strategy: kept.strategy ?? rules?.strategy ?? "rolling",
    begunAt: kept.begunAt ?? 0,
    share: kept.share ?? 0,
    steps: kept.steps ?? [],
    verdict: kept.verdict ?? null,
    goingBack: typeof goingBack === "string" ? goingBack : (goingBack?.detail ?? null),
    end: kept.end ?? null,
    planned: rules?.steps ?? [],
  };
}

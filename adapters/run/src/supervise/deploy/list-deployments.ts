import type { CanaryVerdict } from "@terrace/core/report";
import type { Supervisor } from "../supervisor.ts";
import type { DeploymentRecord } from "./deployment-record.ts";
import { type ServiceRecord, slotsOf } from "./service-record.ts";
import { desiredOf, isUnderWay } from "./settle-service.ts";

/** The deployments of a platform as they can be asked for: `GET /deployments`. */
export interface DeploymentList {
  readonly services: readonly ServiceDeployments[];
}

/** One service: what it runs, what is being done with it, and what was. */
export interface ServiceDeployments {
  readonly service: string;
  readonly current: number;
  readonly desired: number;
  readonly maximum: number;
  readonly revisions: readonly ListedRevision[];
  /** The deployment that is under way. */
  readonly running: DeploymentRecord | null;
  /** What the statistics say of its canary now, and what they rest on. */
  readonly verdict: CanaryVerdict | null;
  /** Those that have ended, the latest first. */
  readonly history: readonly DeploymentRecord[];
}

/** Of its environment the names alone: anybody on this machine may ask. */
export interface ListedRevision {
  readonly number: number;
  readonly digest: string;
  readonly env: readonly string[];
  /** In the form of RFC 3339. */
  readonly createdAt: string;
  readonly hasServed: boolean;
  /** Its tasks by their places. */
  readonly tasks: readonly string[];
}

export function listDeployments(
  records: Readonly<Record<string, ServiceRecord>>,
  { deployables }: Pick<Supervisor, "deployables">,
  verdictOf: (service: string) => CanaryVerdict | null,
): DeploymentList {
  const services = deployables.flatMap((code) => {
    const record = records[code.name];
    if (record === undefined) return [];
    const { current, deployment, history, revisions } = record;
    const running = isUnderWay(record) ? deployment : null;
    const ended = deployment === null || running !== null ? history : [...history, deployment];
    const listed = revisions.map(({ number, digest, env, createdAt, hasServed }) => ({
      ...{ number, digest, env: Object.keys(env), createdAt: new Date(createdAt).toISOString(), hasServed },
      tasks: slotsOf(record, number),
    }));
    const counts = { desired: desiredOf(record, code), maximum: code.tasks.maximum };
    const verdict = running === null ? null : verdictOf(code.name);
    return [
      { service: code.name, current, ...counts, revisions: listed, running, verdict, history: ended.toReversed() },
    ];
  });
  return { services };
}

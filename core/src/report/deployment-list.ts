import type { ServiceDeployment } from "./service-deployment.ts";

/** The deployments of a platform that runs here: what `GET /deployments` answers. */
export interface DeploymentList {
  readonly services: readonly ServiceDeployments[];
}

/** One service: what it runs, what is being done with it, and what was. */
export interface ServiceDeployments {
  readonly service: string;
  /** The revision that serves. */
  readonly current: number;
  readonly desired: number;
  readonly maximum: number;
  readonly revisions: readonly ListedRevision[];
  /** The deployment that is under way. */
  readonly running: ServiceDeployment | null;
  /** Those that have ended, the latest first. */
  readonly history: readonly ServiceDeployment[];
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

import type { Deployment } from "../graph/index.ts";
import type { Milliseconds, Ratio } from "../units/index.ts";
import type { CanaryVerdict } from "./canary-verdict.ts";

/** One deployment of one service on this machine, under way or ended: what the command line follows and the console shows. */
export interface ServiceDeployment {
  readonly service: string;
  /** Number of the revision that it brings. */
  readonly revision: number;
  /** The revision before; null for a service's first. */
  readonly from: number | null;
  readonly strategy: Deployment["strategy"];
  /** Milliseconds since the epoch. */
  readonly begunAt: number;
  /** Share of the requests that the new revision gets, as the balancer has confirmed it. It says nothing while tasks are replaced one by one. */
  readonly share: Ratio;
  /** The shares that it is to go through, and how long each is watched; empty where tasks are replaced one by one. */
  readonly planned: readonly { readonly share: Ratio; readonly bake: Milliseconds }[];
  /** What was done and waited for, oldest first. */
  readonly steps: readonly ServiceDeploymentStep[];
  /** What the statistics say of a canary now, and what they rest on; null where nothing is judged. */
  readonly verdict: CanaryVerdict | null;
  /** Why it goes back; null while it does not. */
  readonly goingBack: string | null;
  /** Null while it is under way. */
  readonly end: { readonly outcome: ServiceOutcome; readonly reason: string; readonly at: number } | null;
}

/** `failed`: neither revision is where it should be, and a person has to look. */
export type ServiceOutcome = "deployed" | "rolled-back" | "failed";

/** One thing that a deployment did, kept for those who look at it afterwards. */
export interface ServiceDeploymentStep {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** What it was: `start`, `shift`, `verify`, `drain`, `stop`, `hold`, `verdict`, `roll-back`, `finish`, `retry`, `unkept`. */
  readonly kind: string;
  /** In words, with its figures. */
  readonly text: string;
}

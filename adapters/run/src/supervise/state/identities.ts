import { statSync } from "node:fs";
import type { PlannedProcess, Step } from "../../plan/run-plan.ts";
import { canEnter, runtimeUser, type User } from "./user.ts";

/** Who does what; null is the current user. */
export interface Identities {
  readonly repository: string;
  readonly engine: User | null;
  readonly task: User | null;
  /** Builds write into the repository, so they run as its owner. */
  readonly builder: User | null;
}

/**
 * Root starts everything as an unprivileged user. A repository that this user cannot enter (a clone in /root) leaves
 * one choice for tasks: the current user, who can read their code.
 */
export function identitiesFor(repository: string): Identities {
  const user = runtimeUser();
  if (user === null) return { repository, engine: null, task: null, builder: null };
  const { uid, gid } = statSync(repository);
  return {
    repository,
    engine: user,
    task: canEnter(user, repository) ? user : null,
    builder: uid === 0 ? null : { name: String(uid), uid, gid },
  };
}

/** Whom a process, or one of its steps, runs as. A migration is an engine's step and the collector an engine, but their code is the repository's. */
export function identityOf(identities: Identities, planned: PlannedProcess, step: Step | null): User | null {
  const work = step?.kind === "copy" ? step.make : step;
  const inRepository = work?.kind === "command" && `${work.command.cwd}/`.startsWith(`${identities.repository}/`);
  if (inRepository && planned.kind === "site") return identities.builder;
  const isOurCode = planned.role === "task" || planned.kind === "collector" || inRepository;
  return isOurCode ? identities.task : identities.engine;
}

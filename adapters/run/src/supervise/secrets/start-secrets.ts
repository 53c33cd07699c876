import type { RunPlan } from "../../plan/run-plan.ts";
import { secretsNeeded } from "../../plan/secrets-needed.ts";
import { ok } from "../control/reply.ts";
import { Refused } from "../control/route.ts";
import type { Controller, ControllerContext } from "../controller.ts";
import { send } from "../process/group.ts";
import type { Supervisor } from "../supervisor.ts";
import { forgetTaken } from "./forget-taken.ts";
import { rotateSecret, takeGiven } from "./rotate-secret.ts";
import { retireKey } from "./rotate-signing-key.ts";
import { type Rotation, rotationOf } from "./rotation.ts";

/** How often it is looked whether a key of before may go. */
const LOOK_EVERY = 15_000;

/** Changes secrets of a running platform, one at a time, and takes keys of before away when what they signed has ended. (ATL-AUTH-03) */
export function startSecrets(context: ControllerContext): Controller {
  const { emit, supervisor } = context;
  const ending = new AbortController();
  let busy: string | null = null;
  try {
    forgetTaken(context);
  } catch {
    // A full disk: the next secret that is taken on begins with it.
  }

  const rotations = (): readonly Rotation[] => {
    const { graph, plan } = supervisor;
    if (graph === null || plan === null) throw new Refused(503, "UNAVAILABLE", "there is no plan yet");
    const around = { ...context, graph, plan, signal: ending.signal };
    return secretsNeeded(graph).map((secret) => rotationOf(secret, around));
  };
  const alone = async <T>(id: string, work: () => Promise<T>): Promise<T> => {
    if (busy !== null) throw new Refused(409, "BUSY", `${busy} is just being changed`);
    busy = id;
    try {
      return await work();
    } finally {
      busy = null;
    }
  };
  const find = (name = ""): Rotation => {
    const rotation = rotations().find(({ secret }) => secret.id === name || secret.id === `secret.${name}`);
    if (rotation === undefined) throw new Refused(404, "UNKNOWN_SECRET", `there is no secret ${name}`);
    return rotation;
  };
  const retire = async (): Promise<void> => {
    if (busy !== null || supervisor.plan === null) return;
    for (const rotation of rotations().filter(({ secret }) => secret.form === "rsa-key-pair"))
      await alone(rotation.secret.id, () => retireKey(rotation, Date.now()));
  };
  // What fails is tried again the next time; the key of before is published a little longer.
  const unlisten = supervisor.onPlan((plan) => tellPoolers(plan, supervisor));
  const timer = setInterval(() => void retire().catch(() => undefined), LOOK_EVERY);

  return {
    routes: [
      {
        ...{ method: "POST", path: "/secrets/:name/rotate" },
        answer: async ({ parameters: { name }, body }) => {
          const rotation = find(name);
          const allowBreak = (body as { readonly allowBreak?: unknown } | null)?.allowBreak === true;
          const report = await alone(rotation.secret.id, () => rotateSecret(rotation, { allowBreak }));
          emit({ type: "secret-rotated", name: report.id, duration: report.duration });
          return ok(report);
        },
      },
      {
        ...{ method: "POST", path: "/secrets/:name/set" },
        answer: async ({ parameters: { name }, body }) => {
          const rotation = find(name);
          const { value } = (body ?? {}) as { readonly value?: unknown };
          if (typeof value !== "string") throw new Refused(400, "VALIDATION_FAILED", "a value has to be given as text");
          await alone(rotation.secret.id, () => takeGiven(rotation, value));
          return ok({ id: rotation.secret.id });
        },
      },
    ],
    underWay: () => (busy === null ? null : `${busy} is being changed`),
    stop: async () => {
      unlisten();
      clearInterval(timer);
      ending.abort();
    },
  };
}

/** PgBouncer reads the file with its users anew when it is told to; nobody's connection ends for it. */
function tellPoolers({ processes }: RunPlan, supervisor: Supervisor): void {
  for (const { name } of processes.filter(({ kind }) => kind === "pgbouncer")) {
    const pid = supervisor.find(name)?.observed.pid ?? null;
    if (pid !== null) send(pid, "SIGHUP");
  }
}

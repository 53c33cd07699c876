import { type Answered, type ControlCall, type ControlPlane, NoStream } from "@terrace/console";
import type { RunSnapshot } from "@terrace/core/report";
import { ControlError, controlOf, noteOutdated, type PlatformRef } from "@terrace/run/client";

/** The control plane of a platform as the console asks it. */
export function controlPlane(ref: PlatformRef): ControlPlane {
  const control = controlOf(ref);
  return {
    async ask<T>(call: ControlCall, body?: unknown): Promise<Answered<T>> {
      try {
        const value = await control.ask<T>(call, body);
        if (value === null) return { state: "away" };
        return {
          state: "ready",
          value: call === "GET /status" ? ((await noteOutdated(value as RunSnapshot)) as T) : value,
        };
      } catch (error) {
        return refusal(error);
      }
    },
    async *follow<T>(path: `/${string}`, signal: AbortSignal): AsyncGenerator<T> {
      const lines = await control.follow<T>(`GET ${path}`, signal).catch((error: unknown) => {
        const { state } = refusal(error);
        if (state === "missing") throw new NoStream("missing");
        throw error;
      });
      if (lines === null) throw new NoStream("away");
      yield* lines;
    },
  };
}

/** `UNAVAILABLE` and `NO_ANSWER` pass: somebody is there who is not ready yet. */
function refusal(error: unknown): Exclude<Answered<never>, { readonly state: "ready" }> {
  if (!(error instanceof ControlError)) throw error;
  const { code, message } = error;
  if (code === "NOT_FOUND" || code === "UNKNOWN_TRACE") return { state: "missing" };
  return code === "UNAVAILABLE" || code === "NO_ANSWER" ? { state: "away" } : { state: "refused", code, message };
}

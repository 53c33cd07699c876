import { type ControlPlane, NoStream } from "../console-source.ts";
import type { FeedSource } from "./feed.ts";

/** How a stream of the control plane becomes a topic. */
export interface StreamRules<T> {
  /** Where it goes on after what is known already. */
  readonly path: (last: T | undefined) => `/${string}`;
  readonly kept: number;
  /** Each control plane counts from 1: when the stream begins anew, so does what is kept. */
  readonly isCounted?: boolean;
  /** What somebody who comes later is shown of what is kept. */
  readonly first: (kept: readonly T[], argument: string) => unknown;
}

/** Gathered before they are told: one message for a burst. Milliseconds. */
const GATHER = 40;

/** A topic that is a stream of the control plane: kept for who comes later, told on as it comes. */
export function streamSource<T>(control: ControlPlane, rules: StreamRules<T>): FeedSource {
  const kept: T[] = [];
  let isAbsent: string | null = null;
  let isAway = false;
  return {
    first: (argument) => {
      if (isAbsent !== null) return [{ kind: "absent", route: isAbsent }];
      if (isAway) return [{ kind: "away" }];
      return kept.length === 0 ? [] : [{ kind: "whole", value: rules.first(kept, argument) }];
    },
    run: async (publish, signal) => {
      if (rules.isCounted === true) kept.length = 0;
      const path = rules.path(kept.at(-1));
      const gathered: T[] = [];
      let isBacklog = kept.length === 0;
      const tell = (): void => {
        if (gathered.length === 0) return;
        const value = gathered.splice(0);
        publish(isBacklog ? "again" : { kind: "more", value });
        isBacklog = false;
      };
      let timer: NodeJS.Timeout | undefined;
      try {
        for await (const one of control.follow<T>(path, signal)) {
          [isAbsent, isAway] = [null, false];
          kept.push(one);
          if (kept.length > rules.kept) kept.splice(0, kept.length - rules.kept);
          if (gathered.push(one) === 1) timer = setTimeout(tell, GATHER);
        }
        tell();
      } catch (error) {
        if (!(error instanceof NoStream)) throw error;
        const isNews = error.state === "away" ? !isAway : isAbsent === null;
        isAbsent = error.state === "missing" ? path : null;
        isAway = error.state === "away";
        if (isNews) publish(isAway ? { kind: "away" } : { kind: "absent", route: path });
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

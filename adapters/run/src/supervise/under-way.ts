import type { Health, RunSnapshot } from "@terrace/core/report";
import type { Controller } from "./controller.ts";

/** A process on its way to or from running is half recorded: whoever takes over could end it, or start it twice. */
const ON_ITS_WAY: readonly Health[] = ["starting", "draining"];

/** What would be interrupted if another control plane took over now, in words; null when nothing is. */
export function underWay(snapshot: RunSnapshot | null, controllers: readonly Controller[]): string | null {
  if (snapshot === null) return "its first plan is being made";
  for (const controller of controllers) {
    const busy = controller.underWay?.() ?? null;
    if (busy !== null) return busy;
  }
  const moving = [...snapshot.tasks, ...snapshot.engines].find(({ health }) => ON_ITS_WAY.includes(health));
  return moving === undefined ? null : `${moving.name} is ${moving.health}`;
}

import type { LoadProgress, LoadReport } from "@terrace/core/report";
import { generate } from "./generate.ts";
import type { Load } from "./load.ts";

/** What the generator's process is told. */
export type GeneratorOrder = { readonly type: "run"; readonly load: Load } | { readonly type: "stop" };

/** What it tells. */
export type GeneratorMessage =
  | { readonly type: "ready" }
  | { readonly type: "progress"; readonly progress: LoadProgress }
  | { readonly type: "report"; readonly report: LoadReport };

const stop = new AbortController();

// A terminal's Ctrl-C goes to the whole group. Whoever runs the load decides what it means, and wants a report of what was.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => stop.abort());
process.on("disconnect", () => process.exit(1));
process.on("message", (order: GeneratorOrder) => {
  if (order.type === "stop") stop.abort();
  else void run(order.load);
});
tell({ type: "ready" });

async function run(load: Load): Promise<void> {
  const report = await generate(load, stop.signal, (progress) => tell({ type: "progress", progress }));
  tell({ type: "report", report }, () => process.disconnect());
}

function tell(message: GeneratorMessage, told?: () => void): void {
  process.send?.(message, undefined, {}, told);
}

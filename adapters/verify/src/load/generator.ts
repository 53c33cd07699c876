import { generate } from "./generate.ts";
import type { Load } from "./load.ts";

/** What the generator's process is told. */
export type GeneratorOrder = { readonly type: "run"; readonly load: Load } | { readonly type: "stop" };

const stop = new AbortController();

process.on("disconnect", () => process.exit(1));
process.on("message", (order: GeneratorOrder) => {
  if (order.type === "stop") stop.abort();
  else void run(order.load);
});
process.send?.("ready");

async function run(load: Load): Promise<void> {
  const report = await generate(load, stop.signal);
  process.send?.(report, () => process.disconnect());
}

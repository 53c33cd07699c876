import type { PlannedProcess } from "../../plan/run-plan.ts";
import type { Figure } from "./exposition.ts";
import { nginxFigures } from "./nginx-figures.ts";
import { PostgresFigures } from "./postgres-figures.ts";
import { redisFigures } from "./redis-figures.ts";

/** Asks the engines that tell nothing by themselves. What does not answer is counted as a refused connection, and is missing otherwise. */
export class EngineFigures {
  readonly #databases = new PostgresFigures();
  readonly #refused = new Map<string, number>();

  async ask(processes: readonly PlannedProcess[]): Promise<readonly Figure[]> {
    const answers = await Promise.all(processes.map((planned) => this.#askOne(planned)));
    const refused = [...this.#refused].map(([process, value]) => ({ labels: { process }, value }));
    return merged([...answers.flat(), { name: "terrace_engine_refused_total", type: "counter", samples: refused }]);
  }

  stop(): Promise<void> {
    return this.#databases.stop();
  }

  async #askOne(planned: PlannedProcess): Promise<readonly Figure[]> {
    const asked = this.#question(planned);
    if (asked === null) return [];
    const { name } = planned;
    const failures = this.#refused.get(name) ?? 0;
    this.#refused.set(name, failures);
    return asked().catch(() => {
      this.#refused.set(name, failures + 1);
      return [];
    });
  }

  #question({ name, metrics, probe: { check } }: PlannedProcess): (() => Promise<readonly Figure[]>) | null {
    if (check.kind === "postgres") return () => this.#databases.ask(name, check.connection);
    if (check.kind === "redis") return () => redisFigures(name, check);
    if (metrics !== undefined) return () => nginxFigures(name, metrics.port);
    return null;
  }
}

/** A figure of several engines stands once, with a sample of each. */
function merged(figures: readonly Figure[]): readonly Figure[] {
  const byName = new Map<string, Figure>();
  for (const figure of figures) {
    const samples = [...(byName.get(figure.name)?.samples ?? []), ...figure.samples];
    byName.set(figure.name, { ...figure, samples });
  }
  return [...byName.values()];
}

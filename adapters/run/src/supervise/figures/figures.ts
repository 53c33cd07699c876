import type { Meter } from "../measure/meter.ts";
import type { Store } from "../state/store.ts";
import type { Supervisor } from "../supervisor.ts";
import { AnswerTimes } from "./answer-times.ts";
import { EngineFigures } from "./ask-engines.ts";
import { expose } from "./exposition.ts";
import { machineFigures } from "./machine-figures.ts";
import { ProcessorTime, processFigures, queueFigures } from "./process-figures.ts";
import { spendFigures } from "./spend-figures.ts";

/** What the control plane tells Prometheus: processes, queues, the machine, and the engines that tell nothing by themselves. */
export class Figures {
  readonly #measured: Measured;
  readonly #answers = new AnswerTimes();
  readonly #time = new ProcessorTime();
  readonly #engines = new EngineFigures();
  readonly #unlisten: readonly (() => void)[];

  constructor(measured: Measured) {
    this.#measured = measured;
    this.#unlisten = [
      measured.meter.onSecond((measurement) => this.#time.note(measurement)),
      measured.meter.onAnswer(({ service, latency }) => {
        if (latency !== null) this.#answers.note(service, latency);
      }),
    ];
  }

  /** All figures as they are now, in Prometheus' text format; nothing before there is a plan. */
  async tell(): Promise<string> {
    const { meter, supervisor, state, store } = this.#measured;
    const { plan, graph } = supervisor;
    const snapshot = supervisor.snapshot();
    if (plan === null || snapshot === null) return "";
    const measurement = meter.latest();
    const [machine, engines] = await Promise.all([machineFigures(state), this.#engines.ask(plan.processes)]);
    const measured =
      measurement === null
        ? []
        : [...processFigures(snapshot, measurement, { graph, time: this.#time }), ...queueFigures(measurement)];
    const spend = spendFigures(store, Date.now());
    return expose([...measured, ...machine, ...engines, ...spend, this.#answers.figure()]);
  }

  async stop(): Promise<void> {
    for (const unlisten of this.#unlisten) unlisten();
    await this.#engines.stop();
  }
}

interface Measured {
  readonly supervisor: Pick<Supervisor, "snapshot" | "plan" | "graph">;
  readonly meter: Pick<Meter, "latest" | "onSecond" | "onAnswer">;
  /** The state folder, on whose disk everything stands. */
  readonly state: string;
  readonly store: Store;
}

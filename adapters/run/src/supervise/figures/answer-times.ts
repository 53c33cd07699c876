import type { Milliseconds } from "@terrace/core/units";
import type { Figure } from "./exposition.ts";

/** Upper bounds in seconds: fine where promises lie, coarse where nobody waits any more. */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10, 30] as const;

interface Times {
  readonly counts: number[];
  sum: number;
}

/** How long answers took at the balancer, by service: a histogram that only grows. */
export class AnswerTimes {
  readonly #byService = new Map<string, Times>();

  note(service: string, latency: Milliseconds): void {
    const times = this.#timesOf(service);
    const seconds = latency / 1_000;
    const bound = BOUNDS.findIndex((upper) => seconds <= upper);
    const bucket = bound === -1 ? BOUNDS.length : bound;
    times.counts[bucket] = (times.counts[bucket] ?? 0) + 1;
    times.sum += seconds;
  }

  figure(): Figure {
    const samples = [...this.#byService].flatMap(([service, { counts, sum }]) => {
      let count = 0;
      const buckets = counts.map((inside, index) => {
        count += inside;
        const le = index < BOUNDS.length ? String(BOUNDS[index]) : "+Inf";
        return { part: "_bucket", labels: { service, le }, value: count };
      });
      return [
        ...buckets,
        { part: "_sum", labels: { service }, value: sum },
        { part: "_count", labels: { service }, value: count },
      ];
    });
    return { name: "terrace_answer_seconds", type: "histogram", samples };
  }

  #timesOf(service: string): Times {
    const known = this.#byService.get(service);
    if (known !== undefined) return known;
    const fresh: Times = { counts: Array.from({ length: BOUNDS.length + 1 }, () => 0), sum: 0 };
    this.#byService.set(service, fresh);
    return fresh;
  }
}

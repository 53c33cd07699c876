import type { MinuteCount } from "@terrace/core/control";
import type { Milliseconds } from "@terrace/core/units";
import { lookEvery } from "../../plan/watched.ts";
import type { Watched } from "./alarm-watch.ts";
import { askRange } from "./prometheus-client.ts";
import { growth } from "./query.ts";

const MINUTE: Milliseconds = 60_000;
const HOUR: Milliseconds = 60 * MINUTE;
const DAY: Milliseconds = 24 * HOUR;

/** The longest window that alerts look at, by minutes; what is older only counts in the budget, by hours. */
const BY_MINUTES = 3 * DAY;
const BY_HOURS = 30 * DAY;

/** What the balancer answered in the last thirty days, good and bad, as Prometheus has it: asked once, and then only what is new. */
export class AnswerCounts {
  #hours: readonly MinuteCount[] = [];
  #minutes: readonly MinuteCount[] = [];
  #until = 0;

  /** Oldest first. Rejects when Prometheus does not answer. */
  async until(now: number, { graph, port }: Watched): Promise<readonly MinuteCount[]> {
    if (port === null) throw new Error("Prometheus does not run");
    const look = lookEvery(graph);
    const last = Math.floor(now / MINUTE) * MINUTE;
    const oldest = last - BY_MINUTES;
    if (this.#until === 0) {
      const first = Math.ceil((last - BY_HOURS) / HOUR) * HOUR;
      this.#hours = await countsOf(port, { from: first, to: Math.floor(oldest / HOUR) * HOUR, step: HOUR, look });
    }
    // A clock that was set back has minutes come again: they count once.
    const from = Math.max(oldest, Math.min(last, this.#until));
    const fresh = await countsOf(port, { from, to: last, step: MINUTE, look });
    const minutes = [...this.#minutes.filter(({ at }) => at < from), ...fresh];
    this.#until = last;
    this.#hours = [...this.#hours, ...minutes.filter(({ at }) => at < oldest)].filter(
      ({ at }) => at >= last - BY_HOURS,
    );
    this.#minutes = minutes.filter(({ at }) => at >= oldest);
    return [...this.#hours, ...this.#minutes];
  }
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly step: Milliseconds;
  readonly look: Milliseconds;
}

async function countsOf(port: number, { from, to, step, look }: Stretch): Promise<readonly MinuteCount[]> {
  if (to <= from) return [];
  const reading = { period: step, look, statistic: "sum" } as const;
  const counted = (code: string) =>
    askRange(port, growth(`haproxy_frontend_http_responses_total{proxy="entrance"${code}}`, reading), {
      ...{ first: from + step, last: to, step },
    });
  const [all, bad] = await Promise.all([counted(""), counted(',code="5xx"')]);
  const failed = new Map(bad.map(({ at, value }) => [at, value]));
  return all.flatMap(({ at, value }) =>
    Number.isFinite(value) ? [{ at: at - step, total: value, good: value - (failed.get(at) ?? 0) }] : [],
  );
}

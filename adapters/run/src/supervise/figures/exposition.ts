/** One measured figure, as Prometheus reads it. */
export interface Figure {
  readonly name: string;
  /** A `counter` only rises, until its process is started anew. */
  readonly type: "counter" | "gauge" | "histogram";
  readonly samples: readonly FigureSample[];
}

export interface FigureSample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
  /** What a histogram's part adds to the name: `_bucket`, `_sum`, `_count`. */
  readonly part?: string;
}

/** Figures in Prometheus' text format. (https://prometheus.io/docs/instrumenting/exposition_formats/) */
export function expose(figures: readonly Figure[]): string {
  return figures
    .filter(({ samples }) => samples.length > 0)
    .flatMap(({ name, type, samples }) => [`# TYPE ${name} ${type}`, ...samples.map((sample) => line(name, sample))])
    .map((text) => `${text}\n`)
    .join("");
}

function line(name: string, { labels, value, part = "" }: FigureSample): string {
  const pairs = Object.entries(labels).map(([key, text]) => `${key}="${escaped(text)}"`);
  return `${name}${part}${pairs.length === 0 ? "" : `{${pairs.join(",")}}`} ${value}`;
}

function escaped(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}

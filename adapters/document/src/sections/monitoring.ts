import { watchingDiagram } from "../diagrams/watching.ts";
import type { Section } from "../model/document.ts";
import type { DocumentInput } from "../model/document-input.ts";
import { drawn } from "../model/drawn.ts";
import { nameOf, percent, threshold, time } from "../model/figure.ts";
import { oneRowEach, sideBySide } from "../model/side-by-side.ts";

/** Logs, measurements, alarms and charts, and who is told. */
export function monitoring(input: DocumentInput): Section {
  return {
    title: "Monitoring and operations",
    blocks: [
      ...drawn(input, watchingDiagram),
      ...oneRowEach(input, "log", {
        title: "Logs and their retention",
        answer: ({ stream, retention, exportTo }) =>
          `${stream}, ${time(retention)}${exportTo.length === 0 ? "" : `, then ${exportTo.map(nameOf).join(", ")}`}`,
      }),
      ...oneRowEach(input, "alarm", {
        title: "Alarms",
        answer: (alarm) =>
          `${alarm.severity}: ${alarm.metric} ${alarm.comparison} ${threshold(alarm.threshold, alarm.unit)}, ${alarm.breaching} of ${alarm.evaluated} × ${time(alarm.period)}, to ${alarm.channels.map(nameOf).join(", ") || "nobody"}`,
      }),
      ...oneRowEach(input, "channel", { title: "Channels", answer: ({ medium }) => medium }),
      ...oneRowEach(input, "metric", {
        title: "Measurements of the platform's own",
        answer: ({ source, unit, dimensions }) =>
          `${source} (${unit})${dimensions.length === 0 ? "" : ` by ${dimensions.join(", ")}`}`,
      }),
      ...oneRowEach(input, "dashboard", {
        title: "Dashboards",
        answer: ({ charts }) => charts.map(({ title }) => title).join(", "),
      }),
      ...sideBySide(input, "tracing", [
        ["exporter", "exporter", ({ exporter }) => exporter],
        ["sampling", "sampling", ({ sampling }) => percent(sampling)],
        ["context", "context", ({ context }) => context.join(", ") || "standard fields"],
      ]),
    ],
  };
}

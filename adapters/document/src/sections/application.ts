import { dataFlowDiagram } from "../diagrams/data-flow.ts";
import type { Block, Section, Text } from "../model/document.ts";
import type { DocumentInput } from "../model/document-input.ts";
import { drawn } from "../model/drawn.ts";
import { bytes, nameOf, spec, time, wordOf } from "../model/figure.ts";
import { processesOf } from "../model/processes.ts";
import { graphsOf, sideBySide } from "../model/side-by-side.ts";

/** Services, what each may use, how each is asked for its health, and what becomes of errors. (DFZ-DOC-01) */
export function application(input: DocumentInput): Section {
  return {
    title: "Application",
    blocks: [
      ...drawn(input, dataFlowDiagram),
      ...graphsOf(input).map(compute),
      ...sideBySide(input, "queue", [
        ["visibility", "visibility", ({ visibility }) => time(visibility)],
        ["attempts", "attempts", ({ attempts }) => attempts],
        ["messages kept", "keep", ({ keep }) => time(keep)],
        ["dead letters kept", "deadLetters", ({ deadLetters }) => time(deadLetters.keep)],
      ]),
      ...sideBySide(input, "live", [
        ["channels", "channels", ({ channels }) => channels],
        ["ladder", "ladder", ({ ladder }) => ladder.map(({ height }) => `${height}p`).join(", ")],
        ["segment", "segment", ({ segment }) => time(segment)],
        ["formats", "formats", ({ formats }) => formats.join(", ")],
        ["segments kept", "keep", ({ keep }) => time(keep)],
      ]),
      { kind: "heading", text: "Error handling" },
      {
        kind: "list",
        items: [
          "A task that fails its health check gets no requests and is replaced; a task that stops finishes what it has begun first.",
          "A job whose worker is lost becomes visible again and is tried once more; after the last attempt it lies among the dead letters.",
          "A revision that does not become healthy never gets all of the traffic: see the deployment strategies.",
          "Every error is answered in one form: code, message, details, requestId, timestamp.",
        ],
      },
    ],
  };
}

function compute(graph: ReturnType<typeof graphsOf>[number]): Block {
  const rows = processesOf(graph).map((process): readonly Text[] => {
    const at = (word: string, text: string | number) => spec(graph, `${wordOf(process)}.${word}`, text);
    const { tasks } = process;
    const health = process.kind === "worker" ? null : process.health;
    return [
      nameOf(process.id),
      process.kind,
      process.kind === "worker" ? "–" : at("port", process.port),
      at("cpu", `${process.cpu / 1024} vCPU`),
      at("memory", bytes(process.memory)),
      at("tasks", tasks.minimum === tasks.maximum ? tasks.minimum : `${tasks.minimum}–${tasks.maximum}`),
      at("capacity", process.capacity),
      health === null
        ? "–"
        : at("health", `${health.path} every ${time(health.interval)}, ${health.unhealthyAfter} failures`),
      process.uses.map(nameOf).join(", ") || "–",
    ];
  });
  const columns = ["task", "kind", "port", "CPU", "memory", "tasks", "capacity", "health", "uses"];
  return { kind: "table", title: `Compute: ${graph.environment}`, columns, rows };
}

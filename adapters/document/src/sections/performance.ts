import { policyText, scalingDiagram } from "../diagrams/scaling.ts";
import type { Block, Section, Text } from "../model/document.ts";
import type { DocumentInput } from "../model/document-input.ts";
import { drawn } from "../model/drawn.ts";
import { bytes, nameOf, percent, requirement, spec, threshold, time, wordOf } from "../model/figure.ts";
import { processesOf } from "../model/processes.ts";
import { graphsOf } from "../model/side-by-side.ts";

/** How far it scales, what it promises with the evidence there is, and the load it is to be put under. (WEB-DOC-02) */
export function performance(input: DocumentInput): Section {
  return {
    title: "Performance",
    blocks: [
      ...drawn(input, scalingDiagram),
      ...graphsOf(input).flatMap(limits),
      { kind: "heading", text: "Promises and their evidence" },
      ...claims(input),
      ...measured(input),
      { kind: "heading", text: "Load that it is tried with" },
      ...loads(input),
    ],
  };
}

/** Limits of the configuration as it is. */
function limits(graph: ReturnType<typeof graphsOf>[number]): readonly Block[] {
  const rows = processesOf(graph).map((process): readonly Text[] => {
    const { tasks, scale } = process;
    const path = wordOf(process);
    return [
      nameOf(process.id),
      spec(graph, `${path}.tasks`, `${tasks.minimum}–${tasks.maximum}`),
      spec(graph, `${path}.scale`, scale.map(policyText).join(", ") || "fixed"),
      spec(graph, `${path}.cpu`, `${(process.cpu / 1024) * tasks.maximum} vCPU`),
      spec(graph, `${path}.memory`, bytes(process.memory * tasks.maximum)),
    ];
  });
  const stores = graph.resources.flatMap((resource): readonly (readonly Text[])[] => {
    if (resource.kind === "postgres")
      return [
        [
          nameOf(resource.id),
          spec(graph, `${nameOf(resource.id)}.class`, `${resource.maxConnections} connections`),
          "by hand",
          spec(graph, `${nameOf(resource.id)}.class`, resource.instanceClass),
          spec(graph, `${nameOf(resource.id)}.storage.growTo`, bytes(resource.storage.growTo)),
        ],
      ];
    return [];
  });
  const columns = ["", "at most", "follows", "compute at most", "memory or storage at most"];
  return [{ kind: "table", title: `Limits: ${graph.environment}`, columns, rows: [...rows, ...stores] }];
}

function claims(input: DocumentInput): readonly Block[] {
  const rows = graphsOf(input).flatMap((graph): readonly (readonly Text[])[] => {
    const { availability, rto, rpo, p95, targets } = graph.objectives;
    const row = (what: string, target: Text, id: string | null = null): readonly Text[] => [
      what,
      graph.environment,
      target,
      "not measured",
      requirement(id),
    ];
    const own = (path: string, text: string): Text => spec(graph, `objectives.${path}`, text);
    return [
      ...(availability === null ? [] : [row("availability", own("availability", `≥ ${percent(availability)}`))]),
      ...(rto === null ? [] : [row("time to recover", own("rto", `≤ ${time(rto)}`))]),
      ...(rpo === null ? [] : [row("data lost at most", own("rpo", `≤ ${time(rpo)}`))]),
      ...Object.entries(p95).map(([route, limit]) =>
        row(`${route}, 95th percentile`, own(`p95.${route}`, `≤ ${time(limit)}`)),
      ),
      ...targets.map((one) =>
        row(
          one.what,
          own(
            `targets.${one.what}`,
            `${one.comparison} ${one.unit === "bytes" ? bytes(one.value) : threshold(one.value, one.unit)}`,
          ),
          one.requirement,
        ),
      ),
    ];
  });
  if (rows.length === 0) return [{ kind: "paragraph", text: "The requirements promise no figure." }];
  return [
    { kind: "table", title: "Claims", columns: ["what", "environment", "target", "measured", "requirement"], rows },
  ];
}

/** Figures of one machine say nothing of AWS: they stand beside the claims, never in their place. */
function measured({ measurements, environments }: DocumentInput): readonly Block[] {
  if (measurements.length === 0 || !environments.some(({ graph }) => graph.target === "local")) return [];
  const rows = measurements.map(({ what, measured: figure, target, verdict }): readonly Text[] => [
    what,
    { text: figure, from: { kind: "measurement" } },
    target,
    verdict,
  ]);
  return [
    { kind: "table", title: "Measured on one machine", columns: ["what", "measured", "target", "verdict"], rows },
  ];
}

function loads(input: DocumentInput): readonly Block[] {
  const rows = graphsOf(input).flatMap((graph) =>
    graph.operations.loads.map((load): readonly Text[] => [
      load.name,
      graph.environment,
      spec(
        graph,
        `operations.loads.${load.name}`,
        `${load.shape} from ${load.start}: ${load.stages.map(({ for: long, to }) => `${to} for ${time(long)}`).join(", ")}`,
      ),
      load.thresholds.join("; "),
      requirement(load.requirement),
    ]),
  );
  if (rows.length === 0) return [{ kind: "paragraph", text: "The requirements state no scenario." }];
  return [
    {
      kind: "table",
      title: "Load scenarios",
      columns: ["scenario", "environment", "shape", "must hold", "requirement"],
      rows,
    },
  ];
}

import { deploymentDiagram, pipelineDiagram, rollbackText, shifts } from "../diagrams/deployment.ts";
import type { Block, Section, Text } from "../model/document.ts";
import type { DocumentInput } from "../model/document-input.ts";
import { drawn } from "../model/drawn.ts";
import { nameOf, spec, time, wordOf } from "../model/figure.ts";
import { processesOf } from "../model/processes.ts";
import { graphsOf, sideBySide } from "../model/side-by-side.ts";

/** From a push to a running revision, and back. */
export function delivery(input: DocumentInput): Section {
  return {
    title: "Deployment pipeline",
    blocks: [
      ...drawn(input, (graph) => pipelineDiagram(graph, false)),
      ...drawn(input, (graph) => pipelineDiagram(graph, true)),
      ...sideBySide(input, "pipeline", [
        ["engine", "engine", ({ engine }) => engine],
        ["credentials", "", ({ credentials }) => credentials],
        ["stages", "stages", ({ stages }) => stages.map(({ name }) => name).join(" → ")],
        ["tells", "notify", ({ notify }) => notify.map(nameOf).join(", ") || "nobody"],
      ]),
      ...sideBySide(input, "registry", [
        ["repositories", "", ({ repositories }) => repositories.join(", ")],
        ["images kept", "keep", ({ keep }) => (keep === null ? "always" : time(keep))],
      ]),
      { kind: "heading", text: "How a new revision takes over" },
      ...drawn(input, deploymentDiagram),
      strategies(input),
    ],
  };
}

function strategies(input: DocumentInput): Block {
  const graphs = graphsOf(input);
  const ids = [...new Set(graphs.flatMap((graph) => processesOf(graph).map(({ id }) => id)))].sort();
  const rows = ids.map((id): readonly Text[] => [
    nameOf(id),
    ...graphs.map((graph): Text => {
      const found = processesOf(graph).find((process) => process.id === id);
      if (found === undefined) return "–";
      const { deployment } = found;
      return spec(
        graph,
        `${wordOf(found)}.deployment`,
        `${deployment.strategy}: ${shifts(deployment).join(", ")}; ${rollbackText(deployment)}`,
      );
    }),
  ]);
  return { kind: "table", title: "Strategies", columns: ["", ...graphs.map(({ environment }) => environment)], rows };
}

import { resourcesOf } from "@terrace/core/graph";
import { recoveryDiagram } from "../diagrams/recovery.ts";
import type { Block, Section, Text } from "../model/document.ts";
import type { DocumentInput } from "../model/document-input.ts";
import { drawn } from "../model/drawn.ts";
import { requirement, spec, time } from "../model/figure.ts";
import { graphsOf, sideBySide } from "../model/side-by-side.ts";
import { runbooks } from "./runbooks.ts";

/** Copies, what takes over, what was promised, what the provider documents, and what people do. */
export function recovery(input: DocumentInput): Section {
  return {
    title: "Disaster recovery",
    blocks: [
      ...drawn(input, recoveryDiagram),
      ...sideBySide(input, "backup", [
        ["every", "every", ({ every }) => time(every)],
        ["kept", "keep", ({ keep }) => time(keep)],
        ["lost at most", "continuous", ({ continuous, every }) => time(continuous?.lossBound ?? every)],
        ["copied to", "copyTo", ({ copyTo }) => copyTo.join(", ") || "–"],
        ["copies kept", "copyKeep", ({ copyTo, copyKeep }) => (copyTo.length === 0 ? "–" : time(copyKeep))],
        [
          "restored for a test",
          "restoreTest",
          ({ restoreTest }) => (restoreTest === null ? "never" : `every ${time(restoreTest)}`),
        ],
      ]),
      ...sideBySide(input, "standby", [
        ["region", "region", ({ region }) => region],
        ["readiness", "readiness", ({ readiness }) => readiness],
        ["tasks waiting, active", "tasks", ({ tasks }) => `${tasks.waiting}, ${tasks.active}`],
      ]),
      ...objectives(input),
      ...runbooks(input),
    ],
  };
}

/** Documented by the provider; what was promised and what was measured stand in columns of their own. */
const DOCUMENTED = {
  text: "60–120 s (RDS Multi-AZ)",
  from: {
    kind: "page",
    title: "AWS: Multi-AZ failover",
    href: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.Failover.html",
  },
} as const;

function objectives(input: DocumentInput): readonly Block[] {
  const rows = graphsOf(input).flatMap((graph) =>
    graph.objectives.recovery.map((one): readonly Text[] => [
      one.failure,
      graph.environment,
      spec(graph, `objectives.recovery.${one.failure}`, time(one.rto)),
      spec(graph, `objectives.recovery.${one.failure}`, time(one.rpo)),
      one.by,
      (one.failure === "database" || one.failure === "zone") &&
      resourcesOf(graph, "postgres").some(({ multiZone }) => multiZone)
        ? DOCUMENTED
        : "–",
      "not measured",
      requirement(one.requirement),
    ]),
  );
  const columns = ["what is lost", "environment", "RTO", "RPO", "by", "documented by AWS", "measured", "requirement"];
  return rows.length === 0 ? [] : [{ kind: "table", title: "Recovery objectives", columns, rows }];
}

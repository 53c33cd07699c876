import type { Block, Section, Text } from "../model/document.ts";
import type { Difference, DocumentInput } from "../model/document-input.ts";
import { nameOf } from "../model/figure.ts";

/** How it runs on one machine, and where that differs from what the words say. */
export function development({ platform, environments }: DocumentInput): Section {
  const names = environments.map(({ graph }) => graph.environment);
  return {
    title: "Development environment",
    blocks: [
      {
        kind: "steps",
        items: names.map(
          (name) =>
            `npx terrace up ${platform} --env ${name} runs ${name} on one machine, with real engines in place of the provider's.`,
        ),
      },
      ...differences(
        "Known differences of one machine",
        environments.map(({ graph, machine }) => [graph.environment, machine]),
      ),
      ...differences(
        "Known differences of AWS",
        environments.flatMap(({ graph, aws }) => (aws === null ? [] : [[graph.environment, aws] as const])),
      ),
      ...(environments.every(({ aws }) => aws === null)
        ? [
            {
              kind: "paragraph",
              text: `What AWS does otherwise is told by the synthesis of each environment: npx terrace synth ${platform} --env NAME.`,
            } as const,
          ]
        : []),
    ],
  };
}

function differences(title: string, all: readonly (readonly [string, readonly Difference[]])[]): readonly Block[] {
  const reasons = [...new Set(all.flatMap(([, found]) => found.map(({ reason }) => reason)))].sort();
  const rows = reasons.map((reason): readonly Text[] => {
    const resources = new Set(
      all.flatMap(([, found]) => found.filter((one) => one.reason === reason).map(({ resource }) => resource)),
    );
    const where = all.filter(([, found]) => found.some((one) => one.reason === reason)).map(([name]) => name);
    const kinds = [...new Set([...resources].map((id) => id.slice(0, id.indexOf("."))))];
    const names =
      resources.size > 4
        ? `${resources.size} × ${kinds.join(", ")}`
        : [...resources].map((id) => `${id.slice(0, id.indexOf("."))} ${nameOf(id)}`).join(", ");
    return [names, reason, where.length === all.length ? "all" : where.join(", ")];
  });
  return rows.length === 0 ? [] : [{ kind: "table", title, columns: ["what", "how it differs", "where"], rows }];
}

import { type Graph, resourcesOf } from "@terrace/core/graph";
import type { Block, Text } from "../model/document.ts";
import type { DocumentInput } from "../model/document-input.ts";
import { nameOf, spec, time, wordOf } from "../model/figure.ts";
import { processesOf } from "../model/processes.ts";
import { graphsOf } from "../model/side-by-side.ts";

/** What people do, for the environment that is furthest along. */
export function runbooks(input: DocumentInput): readonly Block[] {
  const graph = graphsOf(input).at(-1);
  if (graph === undefined) return [];
  const books: readonly (readonly [string, readonly Text[]])[] = [
    ["Failover of the database", failover(graph)],
    ["Restore to a moment", restore(graph)],
    ["Roll a revision back", rollback(graph)],
    ["Make room by hand", scale(graph)],
    ["Exchange a secret", rotation(graph)],
    ["Incident", incident(graph)],
  ];
  return books
    .filter(([, items]) => items.length > 0)
    .flatMap(([title, items]) => [
      {
        kind: "heading",
        text: `Runbook: ${title.charAt(0).toLowerCase()}${title.slice(1)} (${graph.environment})`,
      } as const,
      { kind: "steps", items } as const,
    ]);
}

function failover(graph: Graph): readonly Text[] {
  return resourcesOf(graph, "postgres").flatMap(({ id, multiZone, replicas }): readonly Text[] => {
    const remote = replicas.find(({ purpose }) => purpose === "recovery");
    return [
      multiZone
        ? [
            `${nameOf(id)}: the `,
            spec(graph, `${nameOf(id)}.multiZone`, "standby of the second zone"),
            " takes over by itself; watch connection failures end and new tasks connect.",
          ]
        : [
            `${nameOf(id)}: `,
            spec(graph, `${nameOf(id)}.multiZone`, "there is no standby"),
            "; restore the last copy into a new instance (next runbook).",
          ],
      ...(remote === undefined
        ? []
        : [
            `When the region is lost: promote ${remote.name ?? "the replica"} in ${remote.region}, then ${secondRegion(graph, remote.region)}.`,
          ]),
      "Compare the last acknowledged writes with what is there before opening to all.",
    ];
  });
}

/** A standby steps up by its stacks' parameter; the assembly holds every command. (BRQ-DR-08, ATL-DR-14) */
function secondRegion(graph: Graph, region: string): string {
  const waits = resourcesOf(graph, "standby").some((one) => one.region === region && one.readiness !== "backup-only");
  return waits
    ? `let its stacks step up with Takeover=yes, as artifacts/takeover-${region}.md of the assembly lists`
    : "point names there";
}

function restore(graph: Graph): readonly Text[] {
  return resourcesOf(graph, "backup").flatMap((backup): readonly Text[] => [
    [
      `${nameOf(backup.of)}: choose a moment within the last `,
      spec(graph, `${wordOf(backup)}.keep`, time(backup.keep)),
      backup.continuous === null ? "; the nearest copy before it is what comes back." : ", to the minute.",
    ],
    `Restore ${nameOf(backup.of)} beside the old one under another name, compare counts, then switch the services over; keep the old one until nobody misses anything.`,
  ]);
}

function rollback(graph: Graph): readonly Text[] {
  const [process] = processesOf(graph);
  if (process === undefined) return [];
  const { deployment } = process;
  return [
    [
      "Strategy ",
      spec(graph, `${wordOf(process)}.deployment`, deployment.strategy),
      deployment.rollback.onFailure
        ? ": a revision that does not become healthy goes back by itself."
        : ": nothing goes back by itself.",
    ],
    "Otherwise deploy the revision before; migrations only ever add, so the old code runs on the new schema.",
    "Watch the error ratio and the 95th percentile for ten minutes.",
  ];
}

function scale(graph: Graph): readonly Text[] {
  return processesOf(graph).map((process) => [
    `${nameOf(process.id)}: raise `,
    spec(graph, `${wordOf(process)}.tasks`, `tasks, now ${process.tasks.minimum}–${process.tasks.maximum}`),
    ", then terrace plan and deploy; check the database's connections first.",
  ]);
}

function rotation(graph: Graph): readonly Text[] {
  const secrets = resourcesOf(graph, "secret");
  if (secrets.length === 0) return [];
  const alone = secrets.filter(({ rotateEvery }) => rotateEvery !== null);
  return [
    alone.length === 0
      ? "No secret is exchanged by itself."
      : `By themselves: ${alone.map(({ id, rotateEvery }) => `${nameOf(id)} every ${time(rotateEvery)}`).join(", ")}.`,
    "Put the new value beside the old one, so that both are accepted; for a signing key, publish both public keys.",
    "Replace the tasks one after the other, then take the old value away.",
  ];
}

function incident({ operations, environment, ...graph }: Graph): readonly Text[] {
  const { roles, escalation, channels } = operations;
  const whole = { operations, environment, ...graph };
  return [
    ...escalation.map(
      ({ after, who }): Text => [
        spec(whole, "operations.escalation", after === 0 ? "At once" : `After ${time(after)}`),
        `: ${who}.`,
      ],
    ),
    ...roles.map(({ role, duty }): Text => [spec(whole, "operations.roles", role), `: ${duty}.`]),
    ...(channels.length === 0 ? [] : [`Told by: ${channels.join(", ")}.`]),
  ];
}

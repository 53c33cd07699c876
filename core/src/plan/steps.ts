import type { ResourceId, ResourceKind } from "../graph/index.ts";
import type { PlannedChange } from "./effect.ts";

/** One step of a move, with its reverse: what is done together, because nothing before it needs it and all after it does. */
export interface Step {
  readonly title: string;
  readonly resources: readonly ResourceId[];
  /** What a person has to do or to watch beside applying. */
  readonly notes: readonly string[];
  readonly reverse: string;
}

type Stage = "ground" | "store" | "process" | "entrance" | "traffic" | "watch" | "recovery" | "delivery";

/** When a kind of resource has its turn; a kind without a line does not compile. */
const STAGE: Readonly<Record<ResourceKind, Stage>> = {
  alarm: "watch",
  audit: "watch",
  backup: "watch",
  balancer: "entrance",
  bucket: "store",
  budget: "watch",
  certificate: "ground",
  channel: "ground",
  dashboard: "watch",
  dns: "traffic",
  edge: "entrance",
  host: "process",
  job: "process",
  key: "ground",
  live: "store",
  log: "ground",
  metric: "watch",
  network: "ground",
  pipeline: "delivery",
  postgres: "store",
  queue: "store",
  redis: "store",
  registry: "ground",
  search: "store",
  secret: "store",
  "security-edge": "ground",
  service: "process",
  site: "process",
  standby: "recovery",
  tracing: "watch",
  waf: "entrance",
  worker: "process",
};

/** The order of a move: what others stand on first, traffic last, and nothing is taken away before it is out of use. */
export function stepsOf(changes: readonly PlannedChange[]): readonly Step[] {
  const coming = changes.filter(({ action }) => action !== "delete");
  const among = (stage: Stage) => coming.filter(({ kind }) => STAGE[kind] === stage);
  const moving = changes.filter(({ effect }) => effect.data !== null);
  const going = changes.filter(({ action }) => action === "delete" || action === "replace");
  const lost = going.filter(({ losesData }) => losesData);
  return [
    step("Back up what is kept", lost, {
      notes: lost.map(({ resource }) => `${resource}: take a snapshot and name it`),
      reverse: "keep the snapshots",
    }),
    step("Lay the ground", among("ground"), { reverse: "take it away again: nothing uses it yet" }),
    step("Start the stores", among("store"), {
      notes: interruptions(among("store")),
      reverse: storesBack(among("store")),
    }),
    step("Move the data", moving, {
      notes: moving.map(({ resource, effect }) => `${resource}: ${effect.data?.how}`),
      reverse: moving.map(({ resource, effect }) => `${resource}: ${effect.data?.reverse}`).join("; "),
    }),
    step("Start the services", among("process"), {
      notes: interruptions(among("process")),
      reverse: "stop the new tasks; the old ones still serve",
    }),
    step("Open the entrance", among("entrance"), {
      notes: ["try it under its own address before names lead to it"],
      reverse: "close it again",
    }),
    step("Move the traffic", among("traffic"), {
      notes: ["lower the TTL to 60 s a day before"],
      reverse: "point the names back; answers are kept for at most their TTL",
    }),
    step("Watch", among("watch"), { reverse: "restore the rules of before" }),
    step("Prepare recovery", among("recovery"), { reverse: "take the second region away" }),
    step("Change delivery", among("delivery"), { reverse: "enable the pipeline of before" }),
    step("Take the old away", going, {
      notes: lost.map(({ resource }) => `${resource} holds data: goes only when it is named`),
      reverse: lost.length === 0 ? "create it again" : "restore from the snapshots of the first step",
    }),
  ].filter(({ resources }) => resources.length > 0);
}

function step(
  title: string,
  changes: readonly PlannedChange[],
  { notes = [], reverse }: { readonly notes?: readonly string[]; readonly reverse: string },
): Step {
  return { title, resources: changes.map(({ resource }) => resource), notes, reverse };
}

/** A store that is new can go again; one that was changed in place is changed back, as far as its provider does that. */
function storesBack(changes: readonly PlannedChange[]): string {
  const inPlace = changes.filter(({ action }) => action === "update");
  const areNew = inPlace.length < changes.length;
  const stay = inPlace.flatMap(({ resource, oneWay }) => (oneWay === null ? [] : [`${resource}: ${oneWay}`]));
  const but = stay.length === 0 ? "" : `, but not ${stay.join(", nor ")}`;
  return [
    ...(areNew ? ["delete the new ones; the old ones still hold everything"] : []),
    ...(inPlace.length > 0 ? [`change ${areNew ? "the others" : "them"} back${but}`] : []),
  ].join("; ");
}

function interruptions(changes: readonly PlannedChange[]): readonly string[] {
  return changes.flatMap(({ resource, effect }) =>
    effect.downtime === null ? [] : [`${resource}: ${effect.downtime.because}`],
  );
}

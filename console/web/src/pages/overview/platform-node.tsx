import type { TopologyKind } from "@terrace/console/view";
import type { Health } from "@terrace/core/report";
import { classNames } from "@terrace/ui";
import { Handle, type NodeProps, Position } from "@xyflow/react";
import {
  AppWindow,
  Archive,
  Box,
  Cog,
  Database,
  Globe,
  ListTree,
  type LucideIcon,
  Radio,
  Split,
  Waypoints,
  Zap,
} from "lucide-react";
import { bytes, count, milliseconds, percent } from "../../format/figures.ts";
import { HealthMark } from "../../parts/health-mark.tsx";
import { hasTasks, type NodeFacts } from "./node-facts.ts";
import { isUnwell } from "./process-summary.ts";
import { RevisionBar } from "./revision-bar.tsx";

const ICONS: Readonly<Record<TopologyKind, LucideIcon>> = {
  ...{ edge: Globe, balancer: Split, service: Box, worker: Cog, site: AppWindow, pooler: Waypoints },
  ...{ postgres: Database, redis: Zap, queue: ListTree, bucket: Archive, live: Radio },
};

export interface PlatformNodeData extends Record<string, unknown> {
  facts: NodeFacts;
  width: number;
  height: number;
  isAcross: boolean;
}

/** The height of a node by what it says: a title and up to three rows. */
export function heightOf(kind: TopologyKind): number {
  if (kind === "service" || kind === "site") return 142;
  if (kind === "bucket" || kind === "live") return 38;
  return kind === "edge" || kind === "balancer" || kind === "worker" || kind === "queue" ? 84 : 62;
}

/** A part of the platform with what it does in this second. */
export function PlatformNode({ data }: NodeProps & { data: PlatformNodeData }) {
  const { facts, width, height, isAcross } = data;
  const { node, tasks, engine } = facts;
  const Icon = ICONS[node.kind];
  const isTroubled = [engine, ...tasks].some((one) => one !== null && isUnwell(one.health));
  return (
    <div
      style={{ width, minHeight: height }}
      className={classNames(
        "rounded-md border bg-surface px-2.5 py-2 text-xs text-ink",
        isTroubled ? "border-danger" : "border-line",
      )}
    >
      <Handle type="target" position={isAcross ? Position.Left : Position.Top} isConnectable={false} />
      <p className={classNames("flex items-center font-semibold", isAcross ? "gap-1.5" : "-mx-0.5 gap-1")}>
        <Icon aria-hidden="true" className="size-4 shrink-0 text-muted" />
        <span title={node.label} className="min-w-0 flex-1 truncate">
          {node.label}
        </span>
        {engine !== null && <HealthMark health={engine.health} isBrief />}
        {tasks.length > 0 && <TaskMarks healths={tasks.map(({ health }) => health)} />}
        {tasks.length === 0 && hasTasks(node.kind) && <span className="font-normal text-warn">no task</span>}
      </p>
      <Rows facts={facts} />
      <Handle type="source" position={isAcross ? Position.Right : Position.Bottom} isConnectable={false} />
    </div>
  );
}

/** How many tasks are in which health: a service may have fifty. */
function TaskMarks({ healths }: { healths: readonly Health[] }) {
  return (
    <span className="figures flex items-center gap-1">
      {[...Map.groupBy(healths, (health) => health)].map(([health, { length }]) => (
        <span key={health} className="flex items-center gap-0.5">
          {length}
          <HealthMark health={health} isBrief />
        </span>
      ))}
    </span>
  );
}

function Rows({ facts }: { facts: NodeFacts }) {
  const { node, traffic, usage, queue, revisions, engine } = facts;
  if (node.kind === "bucket" || node.kind === "live") return null;
  return (
    <div className="figures mt-1.5 grid gap-1 text-muted">
      {traffic !== null && (
        <Row name={traffic.errors > 0 ? <b className="text-danger">{count(traffic.errors)} failed</b> : "Requests"}>
          <b className="text-sm text-ink">{count(traffic.requests)}</b>/s
        </Row>
      )}
      {(node.kind === "service" || node.kind === "site") && (
        <Row name="p95">{milliseconds(traffic?.latency?.p95 ?? null)}</Row>
      )}
      {queue !== null && (
        <>
          <Row name="Waiting">
            <b className="text-sm text-ink">{count(queue.waiting)}</b>
          </Row>
          {queue.dead > 0 ? (
            <Row name="Dead">
              <b className="text-danger">{count(queue.dead)}</b>
            </Row>
          ) : (
            <Row name="At work">{count(queue.running)}</Row>
          )}
        </>
      )}
      {usage !== null && (
        <Row name="CPU">
          {percent(usage.cpu)} <span className="ml-2">{bytes(usage.memory)}</span>
        </Row>
      )}
      {usage === null && engine !== null && <Row name="Version">{engine.version}</Row>}
      {revisions.length > 0 && <RevisionBar revisions={revisions} />}
    </div>
  );
}

function Row({ name, children }: { name: React.ReactNode; children: React.ReactNode }) {
  return (
    <p className="flex items-baseline justify-between gap-2 leading-5">
      <span>{name}</span>
      <span>{children}</span>
    </p>
  );
}

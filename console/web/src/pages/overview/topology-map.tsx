import type { Topology } from "@terrace/console/view";
import type { Measurement, RunSnapshot } from "@terrace/core/report";
import { type Edge, type Node, ReactFlow, ReactFlowProvider, useReactFlow } from "@xyflow/react";
import { useEffect, useMemo, useRef, useState } from "react";
import { count } from "../../format/figures.ts";
import { acrossLayout, downLayout, widthAcross, widthDown } from "./layout.ts";
import { factsOf, type NodeFacts } from "./node-facts.ts";
import { PlatformLine, type PlatformLineData } from "./platform-line.tsx";
import { heightOf, PlatformNode, type PlatformNodeData } from "./platform-node.tsx";

interface TopologyMapProps {
  topology: Topology;
  snapshot: RunSnapshot | null;
  measured: Measurement | null;
}

const NODE_TYPES = { platform: PlatformNode };
const LINE_TYPES = { platform: PlatformLine };
/** Room below everything for one line that goes past columns. */
const LANE = 14;
/** Below this width the platform is drawn from top to bottom. */
const NARROW = 700;

/** The platform as it is built, with what flows through it now. */
export function TopologyMap(props: TopologyMapProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const watch = new ResizeObserver(() => setRoom(element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return (
    <div ref={frame}>
      {room > 0 && (
        <ReactFlowProvider>
          <Drawing {...props} room={room} />
        </ReactFlowProvider>
      )}
    </div>
  );
}

function Drawing({ topology, snapshot, measured, room }: TopologyMapProps & { room: number }) {
  const isAcross = room >= NARROW;
  const width = isAcross ? widthAcross(topology, room) : widthDown(room);
  const placed = useMemo(() => {
    const measures = { width, height: ({ kind }: { kind: NodeFacts["node"]["kind"] }) => heightOf(kind) };
    return isAcross ? acrossLayout(topology, measures) : downLayout(topology, measures, room);
  }, [topology, isAcross, width, room]);
  const facts = useMemo(() => factsOf(topology, snapshot, measured), [topology, snapshot, measured]);
  const zoom = Math.min(1, room / placed.width);
  const { setViewport } = useReactFlow();
  const [pointed, setPointed] = useState<string | null>(null);
  useEffect(() => {
    void setViewport({ x: (room - placed.width * zoom) / 2, y: 4, zoom });
  }, [room, placed, zoom, setViewport]);
  const nodes = topology.nodes.map((node): Node<PlatformNodeData> => {
    const height = heightOf(node.kind);
    const found = facts.get(node.id);
    return {
      id: node.id,
      type: "platform",
      position: placed.places.get(node.id) ?? { x: 0, y: 0 },
      data: { facts: found as NodeFacts, width, height, isAcross },
      ariaLabel: found === undefined ? node.label : spoken(found),
      ...{ width, height, draggable: false, connectable: false, selectable: false },
    };
  });
  // From top to bottom there is no room for who uses what: the rows say it.
  const lines = isAcross ? topology.lines : topology.lines.filter(({ kind }) => kind === "requests");
  const lanes = isAcross ? lanesOf(topology, placed.height) : new Map<string, number>();
  const edges = lines.map(({ from, to, kind }): Edge<PlatformLineData> => {
    const traffic = kind === "requests" ? (facts.get(to)?.traffic ?? null) : null;
    const isNear = from === pointed || to === pointed;
    const data: PlatformLineData = {
      ...{ rate: traffic?.requests ?? 0, isFailing: (traffic?.errors ?? 0) > 0, isWay: kind === "requests" },
      ...{ focus: pointed === null ? null : isNear ? "near" : "away", lane: lanes.get(`${from} ${to}`) ?? null },
      isDown: !isAcross,
    };
    return { id: `${from} ${to}`, type: "platform", source: from, target: to, focusable: false, data };
  });
  return (
    <div style={{ height: (placed.height + lanes.size * LANE) * zoom + 12 }}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={LINE_TYPES}
        onNodeMouseEnter={(_, { id }) => setPointed(id)}
        onNodeMouseLeave={() => setPointed(null)}
        aria-label="The platform's parts"
        minZoom={0.2}
        maxZoom={1}
        panOnDrag={false}
        zoomOnScroll={false}
        zoomOnPinch={false}
        zoomOnDoubleClick={false}
        preventScrolling={false}
        nodesFocusable
        elementsSelectable={false}
        proOptions={{ hideAttribution: true }}
      />
    </div>
  );
}

/** How far down each line goes whose ends are not in neighbouring columns; straight ahead it would seem to end at what is between. */
function lanesOf({ nodes, lines }: Topology, height: number): ReadonlyMap<string, number> {
  const columns = new Map(nodes.map(({ id, column }) => [id, column]));
  const far = lines.filter(({ from, to }) => (columns.get(to) ?? 0) - (columns.get(from) ?? 0) > 1);
  return new Map(far.map(({ from, to }, index) => [`${from} ${to}`, height + (index + 1) * LANE]));
}

/** A node for those who hear it. */
function spoken({ node, tasks, engine, traffic }: NodeFacts): string {
  const health =
    tasks.length > 0 ? `${tasks.length} tasks: ${tasks.map((task) => task.health).join(", ")}` : engine?.health;
  const requests = traffic === null ? null : `${count(traffic.requests)} requests a second`;
  return [node.label, health, requests].filter((part) => part !== null && part !== undefined).join(", ");
}

export type { FeedMessage } from "./feed-message.ts";
export { type PlatformView, platformView, type ServiceFacts } from "./platform-view.ts";
export type { ProcessLine } from "./process-line.ts";
export type { Rung } from "./rung.ts";
export { figuresOf, type Series, seriesOf } from "./series.ts";
export type {
  Topology,
  TopologyKind,
  TopologyLine,
  TopologyNode,
} from "./topology.ts";

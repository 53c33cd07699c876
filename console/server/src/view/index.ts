export { type PlatformView, platformView, type ServiceFacts } from "./platform-view.ts";
export type { Rung } from "./rung.ts";
export { figuresOf, type Series, seriesOf } from "./series.ts";
export {
  type Topology,
  type TopologyKind,
  type TopologyLine,
  type TopologyNode,
  topologyOf,
} from "./topology.ts";

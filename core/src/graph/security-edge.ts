import type { ResourceId } from "./reference.ts";

/** One allowed direction of traffic. What is not an edge is refused. (BRQ-NET-06..09) */
export interface SecurityEdge {
  readonly kind: "security-edge";
  readonly id: string;
  readonly from: ResourceId | "internet";
  readonly to: ResourceId | "internet";
  /** 0 where every protocol passes. */
  readonly port: number;
  readonly protocol: "tcp" | "udp" | "all";
  /** Which use of `to` by `from` needs the edge, for the reader of a security review. */
  readonly reason: string;
}

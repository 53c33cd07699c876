import type { ResourceKind } from "@terrace/core/graph";

/**
 * The order in which kinds are built: what others read facts of comes first. Every kind is in it exactly once.
 * It follows the order of the stacks, so that facts only ever go forward.
 */
export const KIND_ORDER: readonly ResourceKind[] = [
  "key",
  "network",
  "log",
  "secret",
  "security-edge",
  "bucket",
  "registry",
  "channel",
  "certificate",
  "postgres",
  "redis",
  "search",
  "queue",
  "live",
  "tracing",
  "balancer",
  "metric",
  "alarm",
  "service",
  "site",
  "worker",
  "job",
  "host",
  "standby",
  "waf",
  "edge",
  "dns",
  "backup",
  "pipeline",
  "dashboard",
  "budget",
  "audit",
];

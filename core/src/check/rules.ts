import { addressPlan } from "./address-plan.ts";
import { alarmAgainstCounts } from "./alarm-against-counts.ts";
import { bucketLifecycle } from "./bucket-lifecycle.ts";
import { deploymentConnections } from "./deployment-connections.ts";
import { healthDependency } from "./health-dependency.ts";
import { healthTiming } from "./health-timing.ts";
import { idleScaling } from "./idle-scaling.ts";
import { idleSecurityEdge } from "./idle-security-edge.ts";
import { logRetention } from "./log-retention.ts";
import { missingSecurityEdge } from "./missing-security-edge.ts";
import { plainSecret } from "./plain-secret.ts";
import { poolConnections } from "./pool-connections.ts";
import { publicBucket } from "./public-bucket.ts";
import { publicDatabase } from "./public-database.ts";
import { queueVisibility } from "./queue-visibility.ts";
import { recoveryPoint } from "./recovery-point.ts";
import type { Rule } from "./rule.ts";
import { singleCacheNode } from "./single-cache-node.ts";
import { singleTask } from "./single-task.ts";
import { singleZoneDatabase } from "./single-zone-database.ts";
import { singleZoneNetwork } from "./single-zone-network.ts";
import { unencryptedStore } from "./unencrypted-store.ts";
import { unsavedDatabase } from "./unsaved-database.ts";
import { unverifiedDatabase } from "./unverified-database.ts";
import { uploadLimits } from "./upload-limits.ts";
import { writtenDomain } from "./written-domain.ts";

/** Every rule, in the order of its code. */
export const RULES: readonly Rule[] = [
  poolConnections,
  deploymentConnections,
  recoveryPoint,
  healthDependency,
  publicDatabase,
  singleZoneNetwork,
  alarmAgainstCounts,
  idleSecurityEdge,
  missingSecurityEdge,
  bucketLifecycle,
  writtenDomain,
  plainSecret,
  queueVisibility,
  singleCacheNode,
  unsavedDatabase,
  publicBucket,
  logRetention,
  unencryptedStore,
  unverifiedDatabase,
  uploadLimits,
  singleTask,
  singleZoneDatabase,
  healthTiming,
  addressPlan,
  idleScaling,
];

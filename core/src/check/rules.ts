import { addressPlan } from "./address-plan.ts";
import { alarmAgainstCounts } from "./alarm-against-counts.ts";
import { blockedLoad } from "./blocked-load.ts";
import { blurredLimit } from "./blurred-limit.ts";
import { bucketLifecycle } from "./bucket-lifecycle.ts";
import { cachedCredentials } from "./cached-credentials.ts";
import { closedTasks } from "./closed-tasks.ts";
import { contradictingPrefixes } from "./contradicting-prefixes.ts";
import { contradictingTotals } from "./contradicting-totals.ts";
import { crowdedCache } from "./crowded-cache.ts";
import { crowdedHost } from "./crowded-host.ts";
import { deploymentConnections } from "./deployment-connections.ts";
import { diskOperations } from "./disk-operations.ts";
import { edgeBypass } from "./edge-bypass.ts";
import { endedVersion } from "./ended-version.ts";
import { endlessVersions } from "./endless-versions.ts";
import { fleetingStore } from "./fleeting-store.ts";
import { hastyDrain } from "./hasty-drain.ts";
import { healthDependency } from "./health-dependency.ts";
import { healthTiming } from "./health-timing.ts";
import { idleBucketKey } from "./idle-bucket-key.ts";
import { idleScaling } from "./idle-scaling.ts";
import { idleSecurityEdge } from "./idle-security-edge.ts";
import { lateAlarm } from "./late-alarm.ts";
import { laxLoad } from "./lax-load.ts";
import { logRetention } from "./log-retention.ts";
import { loneFailover } from "./lone-failover.ts";
import { loneHost } from "./lone-host.ts";
import { lonelyQueue } from "./lonely-queue.ts";
import { missingRegion } from "./missing-region.ts";
import { missingSecurityEdge } from "./missing-security-edge.ts";
import { nameHealthPath } from "./name-health-path.ts";
import { namelessEdge } from "./nameless-edge.ts";
import { natBucket } from "./nat-bucket.ts";
import { oldDisk } from "./old-disk.ts";
import { openShell } from "./open-shell.ts";
import { overlappingStandby } from "./overlapping-standby.ts";
import { overlongRetention } from "./overlong-retention.ts";
import { plainCachePassword } from "./plain-cache-password.ts";
import { plainListener } from "./plain-listener.ts";
import { plainSecret } from "./plain-secret.ts";
import { poolConnections } from "./pool-connections.ts";
import { publicBucket } from "./public-bucket.ts";
import { publicDatabase } from "./public-database.ts";
import { queueVisibility } from "./queue-visibility.ts";
import { recoveryPoint } from "./recovery-point.ts";
import { regionRecovery } from "./region-recovery.ts";
import { regionRecoveryPoint } from "./region-recovery-point.ts";
import { replicaScaling } from "./replica-scaling.ts";
import { rivalScaling } from "./rival-scaling.ts";
import type { Rule } from "./rule.ts";
import { sessionEviction } from "./session-eviction.ts";
import { shardedCommands } from "./sharded-commands.ts";
import { shortLivedReplica } from "./short-lived-replica.ts";
import { shrinkingStorage } from "./shrinking-storage.ts";
import { singleCacheNode } from "./single-cache-node.ts";
import { singleTask } from "./single-task.ts";
import { singleZoneDatabase } from "./single-zone-database.ts";
import { singleZoneNetwork } from "./single-zone-network.ts";
import { slowNames } from "./slow-names.ts";
import { standbyAtHome } from "./standby-at-home.ts";
import { statedSum } from "./stated-sum.ts";
import { stoppedSecurityEdge } from "./stopped-security-edge.ts";
import { unanswerableChallenge } from "./unanswerable-challenge.ts";
import { uncertifiedName } from "./uncertified-name.ts";
import { unencryptedStore } from "./unencrypted-store.ts";
import { unevenSearch } from "./uneven-search.ts";
import { unevenStandby } from "./uneven-standby.ts";
import { unlimitedEntrance } from "./unlimited-entrance.ts";
import { unofferedExtension } from "./unoffered-extension.ts";
import { unreachableRate } from "./unreachable-rate.ts";
import { unsaidRecovery } from "./unsaid-recovery.ts";
import { unsavedDatabase } from "./unsaved-database.ts";
import { unsavedReplica } from "./unsaved-replica.ts";
import { unservedPromise } from "./unserved-promise.ts";
import { unverifiedDatabase } from "./unverified-database.ts";
import { unwatchedSteps } from "./unwatched-steps.ts";
import { uploadLimits } from "./upload-limits.ts";
import { writtenDomain } from "./written-domain.ts";
import { zoneRecovery } from "./zone-recovery.ts";

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
  endedVersion,
  overlongRetention,
  shortLivedReplica,
  contradictingPrefixes,
  idleBucketKey,
  endlessVersions,
  plainCachePassword,
  shardedCommands,
  crowdedCache,
  sessionEviction,
  replicaScaling,
  unsaidRecovery,
  unofferedExtension,
  oldDisk,
  diskOperations,
  shrinkingStorage,
  unsavedReplica,
  nameHealthPath,
  slowNames,
  loneFailover,
  uncertifiedName,
  namelessEdge,
  edgeBypass,
  blurredLimit,
  cachedCredentials,
  unlimitedEntrance,
  plainListener,
  openShell,
  unanswerableChallenge,
  natBucket,
  closedTasks,
  missingRegion,
  standbyAtHome,
  overlappingStandby,
  regionRecovery,
  regionRecoveryPoint,
  zoneRecovery,
  loneHost,
  statedSum,
  contradictingTotals,
  unevenStandby,
  rivalScaling,
  crowdedHost,
  unwatchedSteps,
  lonelyQueue,
  unservedPromise,
  lateAlarm,
  blockedLoad,
  unreachableRate,
  laxLoad,
  hastyDrain,
  fleetingStore,
  stoppedSecurityEdge,
  unevenSearch,
];

import type { ObjectivesWords, OperationsWords } from "@terrace/core/spec";

/** The figures that the properties leave open are those of conflicts.md. (DFZ-PERF-01, DFZ-PERF-02, DFZ-DR-05) */
export const objectives = {
  // DFZ-PROP-41, GAP-DFZ-15
  availability: "99.9%",
  rpo: "5m",
  // DFZ-PROP-37, GAP-DFZ-11
  p95: { "GET /": "200ms", "GET /api/streams": "200ms" },
  recovery: {
    // DFZ-PROP-01, DFZ-COMP-08, GAP-DFZ-01
    task: { rto: "5m", rpo: "0s", by: "a new task", requirement: "DFZ-PROP-01" },
    // DFZ-PROP-09, DFZ-CACHE-05
    cache: {
      rto: "1m",
      rpo: "0s",
      by: "the shard's replica; sessions are in the database too",
      requirement: "DFZ-PROP-09",
    },
    database: { rto: "2m", rpo: "0s", by: "the standby in the other zone", requirement: "DFZ-DB-03" },
    region: { by: "names lead to the second region", requirement: "DFZ-DR-04" },
  },
  targets: {
    "cache operations, 99th percentile": { below: "1ms", requirement: "DFZ-PROP-08" },
    "new capacity after a breach": { atMost: "300s", requirement: "DFZ-PROP-02" },
    "database reads, 95th percentile": { below: "50ms", requirement: "DFZ-PROP-39" },
    "database writes, 95th percentile": { below: "100ms", requirement: "DFZ-PROP-39" },
    "lag of a replica": { below: "1s", requirement: "DFZ-PROP-07" },
    "time until somebody is told": { atMost: "60s", requirement: "DFZ-PROP-21" },
    "failover of names": { atMost: "90s", requirement: "DFZ-PROP-27" },
    "hits of the content delivery network": { atLeast: "85%", requirement: "DFZ-PROP-32" },
    "users at once": { atLeast: 100_000, unit: "users", requirement: "DFZ-PROP-38" },
    "streams at once": { atLeast: 5, unit: "streams", requirement: "DFZ-PROP-40" },
    "backups that succeed in a day": { atLeast: 1, unit: "backups", requirement: "DFZ-PROP-06" },
  },
} as const satisfies ObjectivesWords;

export const operations = {
  // DFZ-MIG-01 .. DFZ-MIG-07, DFZ-PROP-33 .. DFZ-PROP-36, CON-DFZ-09
  dataMigration: [
    { step: "a database with the same schema", reverse: "delete it", requirement: "DFZ-MIG-02" },
    {
      step: "load the data, and replicate every change from that moment on",
      reverse: "stop replicating and start again",
      requirement: "DFZ-MIG-03",
    },
    { step: "write to both databases", reverse: "write to the old one only", requirement: "DFZ-MIG-04" },
    {
      step: "compare counts and checksums of every table, then read from the new one",
      reverse: "read from the old one",
      requirement: "DFZ-MIG-05",
    },
    {
      step: "write to the new one only and retire the old",
      reverse: "restore the old from its last backup",
      requirement: "DFZ-MIG-06",
    },
  ],
  // DFZ-LOAD-01, DFZ-PROP-38
  loads: {
    browsing: {
      runs: "browse",
      shape: "ramping-users",
      start: 10,
      stages: [
        { for: "5m", to: 500 },
        { for: "10m", to: 500 },
        { for: "2m", to: 0 },
      ],
      thresholds: ["p95 < 200 ms", "failed < 0.1 %"],
      requirement: "DFZ-LOAD-01",
    },
    watching: {
      runs: "watch",
      shape: "constant-users",
      start: 200,
      stages: [{ for: "10m", to: 200 }],
      thresholds: ["stalls < 1 %"],
      requirement: "DFZ-PROP-40",
    },
  },
} as const satisfies OperationsWords;

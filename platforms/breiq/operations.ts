import type { OperationsWords } from "@terrace/core/spec";

/** Moving the domain to where the platform stands. (BRQ-MIG-01) */
export const currentOperations = {
  dataMigration: [
    {
      step: "Change the name servers at the registrar to those of the zone, and wait 15 to 48 hours",
      reverse: "Change the name servers back",
      requirement: "BRQ-MIG-01",
    },
    {
      step: "Let the certificate validate itself, and ask for every page over HTTPS",
      reverse: "Keep the old host's certificate until the new one answers",
      requirement: "BRQ-MIG-01",
    },
    {
      step: "Point the app at the production API, and publish it",
      reverse: "Publish the version before",
      requirement: "BRQ-MIG-01",
    },
  ],
} as const satisfies OperationsWords;

const thresholds = ["http_req_duration p(95) < 500", "http_req_failed rate < 0.1", "http_reqs rate > 1000"] as const;

/** The load that the target is put under. The rate counts all three together, in the plateau. (BRQ-LOAD-01 .. BRQ-LOAD-04, CON-BRQ-26) */
export const targetOperations = {
  loads: {
    "video-browsing": {
      runs: "browseVideos",
      shape: "ramping-users",
      start: 100,
      stages: [
        { for: "5m", to: 1_000 },
        { for: "10m", to: 1_000 },
        { for: "5m", to: 0 },
      ],
      thresholds,
      requirement: "BRQ-LOAD-01",
    },
    "video-upload": {
      runs: "uploadVideo",
      shape: "constant-users",
      start: 50,
      stages: [{ for: "10m", to: 50 }],
      thresholds,
      requirement: "BRQ-LOAD-02",
    },
    "api-stress-test": {
      runs: "callApi",
      shape: "ramping-rate",
      start: 100,
      stages: [
        { for: "2m", to: 1_000 },
        { for: "5m", to: 1_000 },
        { for: "2m", to: 0 },
      ],
      users: { first: 500, most: 1_000 },
      thresholds,
      requirement: "BRQ-LOAD-03",
    },
  },
} as const satisfies OperationsWords;

/** Who does what when production fails. (BRQ-DR-09 .. BRQ-DR-11) */
export const productionOperations = {
  roles: [
    { role: "on-call engineer", duty: "first responder" },
    { role: "engineering manager", duty: "incident commander" },
    { role: "DevOps lead", duty: "infrastructure recovery" },
    { role: "product manager", duty: "business impact" },
    { role: "customer success", duty: "user communication" },
  ],
  channels: ["Slack #incidents", "status page", "e-mail to stakeholders", "@BreiqStatus on Twitter"],
  escalation: [
    { after: "0m", who: "on-call engineer" },
    { after: "15m", who: "engineering manager" },
    { after: "30m", who: "executives" },
    { after: "1h", who: "customers" },
  ],
  roadmap: [
    ...inMonths("6 months", {
      "BRQ-ROAD-01": "AI-powered video recommendations",
      "BRQ-ROAD-02": "real-time collaborative editing",
      "BRQ-ROAD-03": "advanced analytics dashboard",
      "BRQ-ROAD-04": "mobile app development",
      "BRQ-ROAD-05": "active-active in several regions",
      "BRQ-ROAD-06": "edge computing with Lambda@Edge",
      "BRQ-ROAD-07": "GuardDuty",
      "BRQ-ROAD-08": "tasks on ARM (CON-BRQ-38)",
    }),
    ...inMonths("12 months", {
      "BRQ-ROAD-09": "further regions in the EU and APAC",
      "BRQ-ROAD-10": "localization and CDN optimization",
      "BRQ-ROAD-11": "GDPR, SOC2 and HIPAA compliance",
      "BRQ-ROAD-12": "automated advanced disaster recovery",
      "BRQ-ROAD-13": "live streaming",
      "BRQ-ROAD-14": "AR/VR content",
      "BRQ-ROAD-15": "creator monetization on a blockchain",
      "BRQ-ROAD-16": "AI content moderation",
    }),
  ],
} as const satisfies OperationsWords;

function inMonths(when: string, items: Readonly<Record<string, string>>): NonNullable<OperationsWords["roadmap"]> {
  return Object.entries(items).map(([requirement, item]) => ({ item, when, requirement }));
}

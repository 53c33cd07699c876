import type { ObjectivesWords } from "@terrace/core/spec";

/** What production promises. (BRQ-DR-01 .. BRQ-DR-03, BRQ-PERF-01 .. BRQ-PERF-04) */
export const objectives = {
  availability: "99.9%",
  rto: "15m",
  rpo: "5m",
  p95: {
    "GET /api/videos": "200ms",
    "POST /api/videos/upload": "500ms",
    "GET /api/users/profile": "150ms",
    "POST /api/auth/login": "300ms",
  },
} as const satisfies ObjectivesWords;

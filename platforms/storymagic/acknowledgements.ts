import type { AcknowledgementWords } from "@terrace/core/spec";

type Acknowledgements = readonly AcknowledgementWords[];

/** What rules find in every environment. */
export const everywhere = [
  {
    id: "TER-CHK-026",
    at: "database",
    reason: "15.3 is stated; a new database begins with the minor that RDS has (STM-DB-01, CON-STM-20, CON-ALL-04)",
  },
  { id: "TER-CHK-039", at: "database", reason: "GP2 is stated (STM-DB-03, CON-STM-20)" },
  { id: "TER-CHK-051", at: "balancer", reason: "no rate limit and no firewall is asked for (STM-WAF-01)" },
] as const satisfies Acknowledgements;

export const productionAcknowledgements = [
  { id: "TER-CHK-066", at: "cache", reason: "one node is stated; a replica is an option (STM-CACHE-01, CON-STM-02)" },
  {
    id: "TER-CHK-067",
    at: "high-cpu",
    reason: "the target scales; the alarm tells, and adds one task (STM-ALARM-01, CON-STM-11)",
  },
] as const satisfies Acknowledgements;

import { beyond, type Conflicts, found, refused } from "../conflict.ts";

const PHASES = "both are right, each in its phase, and each environment says one of them";
const ONE = "a service has one range and one number, so only one of the two can be said";

/** AccountabilityAtlas: what finds each conflict, or why nothing could. */
export const conflicts: Conflicts = {
  "CON-ATL-01": beyond("a sum that the document got wrong; the document that Terrace writes adds up the limits itself"),
  "CON-ATL-02": found("TER-CHK-068 launch host.machine"),
  "CON-ATL-03": beyond("a cluster has one type of node, so only one of the two can be said"),
  "CON-ATL-04": found("TER-CHK-007 full alarm.healthy-hosts"),
  "CON-ATL-05": beyond(ONE),
  "CON-ATL-06": beyond(ONE),
  "CON-ATL-07": found("TER-CHK-037 launch backup.database"),
  "CON-ATL-08": found("TER-CHK-007 growth alarm.healthy-hosts"),
  "CON-ATL-09": beyond("either name of a branch is sound; whether it exists is known to the repository only"),
  "CON-ATL-10": found("TER-CHK-053 launch host.machine"),
  "CON-ATL-11": found("TER-CHK-054 launch certificate.certificate"),
  "CON-ATL-12": found("TER-CHK-051 growth balancer.balancer"),
  "CON-ATL-13": found("TER-CHK-046 growth dns.names", "TER-CHK-046 full dns.names"),
  "CON-ATL-14": found("TER-CHK-047 full edge.edge"),
  "CON-ATL-15": found("TER-CHK-061 full postgres.database"),
  "CON-ATL-16": found("TER-CHK-038 launch postgres.database", "TER-CHK-038 full postgres.database"),
  "CON-ATL-17": found("TER-CHK-034 full redis.cache"),
  "CON-ATL-18": beyond(
    "arithmetic over prices: `terrace price` shows what is reserved and what the second region costs",
  ),
  "CON-ATL-19": beyond("a drawing and a table; the spec says how many tasks there are once"),
  "CON-ATL-20": beyond("the value of a tag is free text"),
  "CON-ATL-21": beyond("an alarm and a trigger on one measure are two things, and both are meant"),
  "CON-ATL-22": refused("TER-RES-015", "triggers.no-downtime.sustained", {
    environment: "launch",
    patch: { triggers: { "no-downtime": { to: "growth", decision: "Without downtime?", sustained: "7d" } } },
  }),
  "CON-ATL-23": beyond(PHASES),
  "CON-ATL-24": found("TER-CHK-069 full service.gateway", "TER-CHK-069 full site.web"),
  "CON-ATL-25": found("TER-CHK-001 launch postgres.database"),
  "CON-ATL-26": beyond("names and figures that nobody states; the platform says ours"),
  "CON-ATL-27": beyond("figures that nobody states; an environment has those of the one that it extends"),
  "CON-ATL-28": found("TER-CHK-062 launch host.machine", "TER-CHK-062 launch postgres.database"),
  "CON-ATL-29": beyond("two bounds for two kinds of loss, both of which the standby keeps"),
};

import { beyond, type Conflicts, found } from "../conflict.ts";

const CODE = "it is about the application's own code, which a platform does not describe";
const PHASES = "both are right, each in its phase, and each environment says one of them";
const BILL = "arithmetic over prices: `terrace price` sets the stated figure beside the computed one";

/** Breiq: what finds each conflict, or why nothing could. */
export const conflicts: Conflicts = {
  "CON-BRQ-01": found("TER-CHK-065 current platform", "TER-CHK-065 production platform"),
  "CON-BRQ-02": beyond("a sum of savings that nothing else in the spec adds up; the bill adds up its own"),
  "CON-BRQ-03": beyond(BILL),
  "CON-BRQ-04": beyond(BILL),
  "CON-BRQ-05": beyond(BILL),
  "CON-BRQ-06": found("TER-CHK-026 production postgres.database"),
  "CON-BRQ-07": beyond(PHASES),
  "CON-BRQ-08": found("TER-CHK-028 production postgres.database"),
  "CON-BRQ-09": found("TER-CHK-003 production backup.database"),
  "CON-BRQ-10": found("TER-CHK-029 production bucket.media"),
  "CON-BRQ-11": found("TER-CHK-010 production bucket.media"),
  "CON-BRQ-12": found("TER-CHK-030 production bucket.media"),
  "CON-BRQ-13": found("TER-CHK-011 current edge.edge", "TER-CHK-011 production edge.edge"),
  "CON-BRQ-14": found("TER-CHK-043 production dns.names"),
  "CON-BRQ-15": found("TER-CHK-008 production security-edge.balancer-to-video-80"),
  "CON-BRQ-16": beyond(PHASES),
  "CON-BRQ-17": beyond(CODE),
  "CON-BRQ-18": beyond("which client a product has is a decision of people; the platform serves an API to either"),
  "CON-BRQ-19": beyond(CODE),
  "CON-BRQ-20": beyond("a column of a table; the migrations say it"),
  "CON-BRQ-21": beyond("SQL that PostgreSQL refuses; migrations run on a real one in every test"),
  "CON-BRQ-22": beyond("tables that are missing; the migrations have them"),
  "CON-BRQ-23": found("TER-CHK-019 production postgres.database"),
  "CON-BRQ-24": found("TER-CHK-075 production platform"),
  "CON-BRQ-25": found("TER-CHK-072 production alarm.response-time"),
  "CON-BRQ-26": found("TER-CHK-074 production platform"),
  "CON-BRQ-27": found("TER-CHK-073 production platform"),
  "CON-BRQ-28": beyond("how many requests a task answers is for a measurement to say, not for a spec"),
  "CON-BRQ-29": found("TER-CHK-026 production search.find"),
  "CON-BRQ-30": found("TER-CHK-051 current balancer.balancer"),
  "CON-BRQ-31": found("TER-CHK-050 production edge.edge"),
  "CON-BRQ-32": beyond(
    "two drawings of one path; a spec has one edge and one balancer, so it can only say one of them",
  ),
  "CON-BRQ-33": found("TER-CHK-071 production platform"),
  "CON-BRQ-34": beyond(PHASES),
  "CON-BRQ-35": beyond("a fault in a script; blueGreen() has no words for a switch that moves no traffic"),
  "CON-BRQ-36": found("TER-CHK-060 current platform"),
  "CON-BRQ-37": found("TER-CHK-006 production network.network"),
  "CON-BRQ-38": beyond("a plan that names what is there already; plans are text"),
  "CON-BRQ-39": found("TER-CHK-017 production log.audit"),
  "CON-BRQ-40": found("TER-CHK-044 production dns.names"),
  "CON-BRQ-41": found("TER-CHK-031 production bucket.media"),
  "CON-BRQ-42": beyond(
    "figures that nobody states; defaults stand in, and TER-CHK-020 holds edge and service to one limit",
  ),
  "CON-BRQ-43": found("TER-CHK-032 current redis.cache"),
  "CON-BRQ-44": found("TER-CHK-070 current queue.jobs", "TER-CHK-070 production queue.jobs"),
  "CON-BRQ-45": beyond(CODE),
};

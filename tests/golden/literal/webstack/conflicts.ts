import { network } from "@terrace/core/spec";
import { apart, beyond, type Conflicts, found, refused } from "../conflict.ts";

/** Webstack: what finds each conflict, or why nothing could. */
export const conflicts: Conflicts = {
  "CON-WEB-01": found("TER-CHK-064 dev platform"),
  "CON-WEB-02": apart("prod", "WEB-COST-04"),
  "CON-WEB-03": refused("TER-RES-023", "network.subnets.public", {
    environment: "dev",
    words: {
      network: network({
        cidr: "10.0.0.0/16",
        zones: ["us-east-1a"],
        subnets: { public: ["10.0.0.0/24"], private: ["10.0.1.0/24"], data: ["10.0.2.0/28"] },
        internetGateway: true,
      }),
    },
  }),
  "CON-WEB-04": beyond("an order of steps that has no words: migrations always run before new tasks take traffic"),
  "CON-WEB-05": beyond("the words mean what was meant: a task more above any of `out`, one less below all of `in`"),
  "CON-WEB-06": found("TER-CHK-066 prod redis.cache"),
  "CON-WEB-07": found("TER-CHK-051 dev balancer.balancer", "TER-CHK-051 prod balancer.balancer"),
  "CON-WEB-08": found("TER-CHK-052 dev balancer.balancer", "TER-CHK-052 prod balancer.balancer"),
  "CON-WEB-09": beyond("no contradiction for RDS: the window of recovery is as long as backups are kept"),
  "CON-WEB-10": refused("TER-RES-022", "network.subnets.data", {
    environment: "prod",
    patch: { cache: { cluster: { shards: 12, replicas: 1 }, multiZone: true } },
  }),
  "CON-WEB-11": found("TER-CHK-062 dev postgres.database"),
  "CON-WEB-12": found("TER-CHK-057 dev platform"),
};

import { live, network } from "@terrace/core/spec";
import { beyond, type Conflicts, found, refused } from "../conflict.ts";

const CODE = "it is about the application's own code, which a platform does not describe";
const GAP = "nobody states it; defaults stand in, and the platform says ours";

/** DirectFanz: what finds each conflict, or why nothing could. */
export const conflicts: Conflicts = {
  "CON-DFZ-01": refused("TER-RES-003", "streams.store", {
    environment: "production",
    words: { streams: live({ store: "media-store" }) },
  }),
  "CON-DFZ-02": beyond("two drawings of one path; live() has one packager and one store"),
  "CON-DFZ-03": beyond("live() knows RTMP only; WebRTC is a gateway before it, which is off unless said"),
  "CON-DFZ-04": found("TER-CHK-077 production service.realtime"),
  "CON-DFZ-05": found("TER-CHK-033 production redis.cache"),
  "CON-DFZ-06": beyond("two limits that do not exclude each other, by address at the edge and by user in the service"),
  "CON-DFZ-07": beyond("two kinds of keys for different things; each store says its own"),
  "CON-DFZ-08": found("TER-CHK-045 production dns.names"),
  "CON-DFZ-09": beyond(
    "steps of a data migration are text for people; whether they lose a write is shown by comparing",
  ),
  "CON-DFZ-10": found("TER-CHK-076 production service.realtime"),
  "CON-DFZ-11": found("TER-CHK-036 production postgres.database"),
  "CON-DFZ-12": beyond("the pooler always works by transaction; which statements a service prepares is its code"),
  "CON-DFZ-13": beyond("sizes without an environment; the words put each where it is meant"),
  "CON-DFZ-14": found("TER-CHK-049 production waf.firewall"),
  "CON-DFZ-15": found("TER-CHK-021 production service.streaming"),
  "CON-DFZ-16": beyond("what counts as downtime is a definition"),
  "CON-DFZ-17": beyond("which test proves which requirement; `terrace trace` shows it for every one"),
  "CON-DFZ-18": refused("TER-SPEC-004", "network.cidr", {
    environment: "production",
    words: { network: network({ zones: ["us-east-1a", "us-east-1b"] }) },
  }),
  "CON-DFZ-19": found("TER-CHK-025 production service.realtime", "TER-CHK-025 production service.streaming"),
  "CON-DFZ-20": beyond(CODE),
  "CON-DFZ-21": found("TER-CHK-017 production log.application"),
  "CON-DFZ-22": beyond(GAP),
};

import { certificate, network, parameter, pipeline, test } from "@terrace/core/spec";
import { beyond, type Conflicts, found, refused } from "../conflict.ts";

/** STM-NET-02 .. STM-NET-04 as they are drawn: one subnet of each kind. */
export const drawn = network({
  cidr: "10.0.0.0/16",
  zones: ["eu-central-1a"],
  subnets: { public: ["10.0.1.0/24"], private: ["10.0.2.0/24"], data: ["10.0.3.0/24"] },
  internetGateway: true,
  nat: "single",
});

/** StoryMagic: what finds each conflict, or why nothing could. */
export const conflicts: Conflicts = {
  "CON-STM-01": beyond("either range is sound by itself; a service says one of them"),
  "CON-STM-02": found("TER-CHK-066 production redis.cache"),
  "CON-STM-03": beyond("images have no tag here: a revision names the digest of what was built"),
  "CON-STM-04": beyond("a service has one deployment, so only one of the two can be said"),
  "CON-STM-05": refused("TER-RES-023", "network.subnets.public", {
    environment: "production",
    words: { network: drawn },
  }),
  "CON-STM-06": found("TER-CHK-055 production network.network"),
  "CON-STM-07": beyond("both tiers work; the cache stands in the one that it says"),
  "CON-STM-08": found("TER-CHK-048 production edge.edge"),
  "CON-STM-09": beyond("a list of countries is needed to write it; EU_COUNTRIES are the member states"),
  "CON-STM-10": found("TER-CHK-004 production service.api"),
  "CON-STM-11": found("TER-CHK-067 production alarm.high-cpu"),
  "CON-STM-12": refused("TER-RES-003", "alarms.timeouts.metric", {
    environment: "production",
    words: {
      alarms: { timeouts: { severity: "warning", metric: "GenerationTimeouts", above: "5%", channels: ["operators"] } },
    },
  }),
  "CON-STM-13": beyond("the word means what was meant: an image goes only when no running or kept revision uses it"),
  "CON-STM-14": found("TER-CHK-003 production backup.database"),
  "CON-STM-15": refused("TER-SPEC-003", "delivery.credentials", {
    environment: "production",
    words: {
      delivery: pipeline({
        engine: "github-actions",
        stages: [test("npm test")],
        credentials: "access-key" as "oidc",
      }),
    },
  }),
  "CON-STM-16": beyond("what OpenAI charges is unknown; a budget says whether it covers third parties"),
  "CON-STM-17": refused("TER-SPEC-004", "database.class", {
    environment: "staging",
    patch: { phase: "growth", region: "eu-central-1", parameters: { domain: "staging.storymagic.example" } },
  }),
  "CON-STM-18": refused("TER-RES-020", "edge.certificate", {
    environment: "production",
    words: { certificate: certificate({ domains: [parameter("domain")], region: "eu-central-1" }) },
    patch: { edge: { certificate: "certificate" } },
  }),
  "CON-STM-19": beyond("the version of a runtime stands in the service's image, not in a platform"),
  "CON-STM-20": found("TER-CHK-039 production postgres.database", "TER-CHK-026 production postgres.database"),
  "CON-STM-21": beyond("figures that nobody states; TER-CHK-002 holds any pool to what a deployment may open"),
};

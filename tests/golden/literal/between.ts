import { beyond, type Conflicts, found, refused } from "./conflict.ts";
import { drawn } from "./storymagic/conflicts.ts";

const DIFFERENT = "platforms may differ; it is a word that each of them says for itself";

/** Between platforms: what finds each conflict, or why nothing could. */
export const conflicts: Conflicts = {
  "CON-ALL-01": beyond("three ways to sign in are three products' decisions"),
  "CON-ALL-02": beyond(DIFFERENT),
  "CON-ALL-03": beyond("a rule sees one platform; running several on one machine gives each ports of its own"),
  "CON-ALL-04": found(
    "breiq: TER-CHK-026 production postgres.database",
    "directfanz: TER-CHK-026 production postgres.database",
    "storymagic: TER-CHK-026 production postgres.database",
    "accountability-atlas: TER-CHK-026 full postgres.database",
  ),
  "CON-ALL-05": beyond(DIFFERENT),
  "CON-ALL-06": beyond("what provisions is not said in a platform: Terrace does"),
  "CON-ALL-07": beyond(DIFFERENT),
  "CON-ALL-08": beyond("a share and a count are both thresholds, and both are resolved against the class"),
  "CON-ALL-09": beyond("the body of an error is the services' contract; a test holds all of them to one"),
  "CON-ALL-10": beyond(DIFFERENT),
  "CON-ALL-11": beyond(DIFFERENT),
  "CON-ALL-12": beyond("roles and permissions are data of the application"),
  "CON-ALL-13": refused("TER-RES-023", "network.subnets.public", {
    platform: "storymagic",
    environment: "production",
    words: { network: drawn },
  }),
  "CON-ALL-14": beyond(DIFFERENT),
  "CON-ALL-15": beyond("one kind of queue for all of them; which engine keeps it is the adapter's"),
};

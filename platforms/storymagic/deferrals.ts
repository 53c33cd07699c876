import { type Deferrals, deferred, notApplicable } from "@terrace/core/spec";

const SERVICE = deferred("the service that tells the stories is described here and not written yet");
const COUNTED = deferred(
  "the metric, its dimensions and its alarm have their names; the service that counts is not written",
);
const NAMES = notApplicable("the groups are there, named after what stands in them; their names are not free");
const NONE_ASKED = notApplicable("the requirements ask for none");

/** What StoryMagic's requirements ask for and this platform does not do. */
export default {
  "STM-FEAT-01..03": SERVICE,
  "STM-FEAT-05..06": SERVICE,
  "STM-SVC-02": SERVICE,
  "STM-DATA-01": SERVICE,
  "STM-DB-07": NAMES,
  "STM-CACHE-02": NAMES,
  "STM-AUTH-01": SERVICE,
  "STM-ERR-01": SERVICE,
  "STM-QUEUE-01": deferred("a generation as a job comes with the service; until then it ends after 60 s"),
  "STM-METR-01..04": COUNTED,
  "STM-TRACE-01": deferred("the exporter is set up by the platform; the service that sends traces is not written yet"),
  "STM-DEPLOY-02..03": deferred("the steps are described; a canary of ECS has one share, so all follows after 10 %"),
  "STM-DR-03": deferred("copies and a second zone stand ready; nobody has measured yet how long it takes"),
  "STM-ENV-04": deferred("eu-central-1 is where it stands; the second region is on the roadmap of the requirements"),
  "STM-LOAD-01": deferred("the range is described; the load that would show it is not run yet"),
  "STM-SRCH-01": NONE_ASKED,
  "STM-LIVE-01": NONE_ASKED,
  "STM-WAF-01": notApplicable("no firewall is asked for; the whitelist of countries is STM-CDN-06"),
  "STM-CICD-06": notApplicable("the modules are stacks that Terrace writes (CON-ALL-06)"),
  "STM-CICD-07": notApplicable("CloudFormation keeps the state, locked and encrypted by itself (CON-ALL-06)"),
  "STM-PERF-01": notApplicable("no target is given; the limits are those of STM-ALARM-01 to 04"),
  "STM-MIG-01": NONE_ASKED,
  "STM-LOCAL-01": NONE_ASKED,
  "STM-ROAD-01": deferred("on the roadmap of the requirements, not in this version"),
} satisfies Deferrals;

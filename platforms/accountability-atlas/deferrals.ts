import { type Deferrals, deferred, notApplicable } from "@terrace/core/spec";

const SERVICES = deferred("the services of this platform are described here and not written yet");
const COUNTED = deferred("the measurement has its name; the services that would count it are not written yet");
const MEASURED = deferred("the means stand ready; nobody has measured yet how long it takes");
const TRACES = deferred("the exporter is set up by the platform; the services that send traces are not written yet");
const STATE = notApplicable("Terrace writes CloudFormation, which keeps its state and its lock itself (CON-ALL-06)");
const OPERATE = deferred(
  "both keys have their place, and what runs here rotates them; the user service that would publish both is not written yet",
);

/** What AccountabilityAtlas's requirements ask for and this platform does not do. */
export default {
  "ATL-FEAT-01..12": SERVICES,
  "ATL-SVC-12..13": SERVICES,
  "ATL-DATA-02..04": SERVICES,
  "ATL-AUTH-01": SERVICES,
  "ATL-AUTH-03": OPERATE,
  "ATL-AUTH-04": SERVICES,
  "ATL-COMP-07": deferred(
    "restarts, file and order stand; images are called accountability-atlas/launch/<service>, not acct-atlas-<service>: the registry has no word for their names yet",
  ),
  "ATL-ERR-01": SERVICES,
  "ATL-METR-01": deferred("the agent and CloudWatch measure; Prometheus is not set up on AWS"),
  "ATL-TRACE-01..02": TRACES,
  "ATL-CICD-01": STATE,
  "ATL-CICD-02": deferred(
    "every push is planned before it is deployed, signed in by OIDC; a pull request is not planned yet",
  ),
  "ATL-DR-05..07": MEASURED,
  "ATL-DR-11..14": MEASURED,
  "ATL-LOAD-01": COUNTED,
  "ATL-LOCAL-01": deferred(
    "no local environment is described; any environment can be started here once its services exist",
  ),
  "ATL-LIVE-01": notApplicable("the requirements ask for none"),
  "ATL-ALARM-14": deferred("on the roadmap of the requirements, not in this version"),
  "ATL-ROAD-01": deferred("on the roadmap of the requirements, not in this version"),
  "ATL-TEST-01..02": notApplicable(
    "it is about the repositories of the services; the pipeline runs their checks (ATL-CICD-04, ATL-CICD-05)",
  ),
} satisfies Deferrals;

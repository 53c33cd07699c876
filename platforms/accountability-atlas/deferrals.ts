import { type Deferrals, deferred, notApplicable } from "@terrace/core/spec";

const SERVICES = deferred("the services of this platform are not written yet; their places are");
const OPERATE = deferred("rotating a secret in a running platform is not built yet; both keys have their place");

/** What AccountabilityAtlas's requirements ask for and this platform does not do. */
export default {
  "ATL-FEAT-01..12": SERVICES,
  "ATL-SVC-12": SERVICES,
  "ATL-DATA-02..04": SERVICES,
  "ATL-AUTH-03": OPERATE,
  "ATL-AUTH-04": SERVICES,
  "ATL-ERR-01": SERVICES,
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

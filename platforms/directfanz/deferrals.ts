import { type Deferrals, deferred, notApplicable } from "@terrace/core/spec";

const SERVICES = deferred("the services of this platform are not written yet; their places are");
const TESTS = deferred("it is about the tests of services that are not written yet");

/** What DirectFanz's requirements ask for and this platform does not do. */
export default {
  "DFZ-FEAT-01..14": SERVICES,
  "DFZ-DATA-01..08": SERVICES,
  "DFZ-AUTH-01..03": SERVICES,
  "DFZ-WAF-06": SERVICES,
  "DFZ-ERR-01": SERVICES,
  "DFZ-ERR-03..05": SERVICES,
  "DFZ-ERR-10": deferred("restoring to a moment is not rehearsed yet; the backups that it needs are kept"),
  "DFZ-ERR-11": SERVICES,
  "DFZ-COMP-09": deferred("the cache and the replicas do not grow by themselves yet (CON-DFZ-11)"),
  "DFZ-SRCH-01": notApplicable("the requirements ask for none; logs are searched where they are kept"),
  "DFZ-DOC-01": deferred("the architecture document is generated once its adapter is complete"),
  "DFZ-TEST-01..02": TESTS,
  "DFZ-TEST-04": TESTS,
  "DFZ-LOCAL-01": notApplicable("the requirements describe none"),
  "DFZ-ROAD-01": notApplicable("the requirements have no roadmap"),
} satisfies Deferrals;

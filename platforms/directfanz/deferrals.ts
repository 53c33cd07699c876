import { type Deferrals, deferred, notApplicable } from "@terrace/core/spec";

const SERVICES = deferred("the services of this platform are described here and not written yet");
const MEASURED = deferred("the platform promises the figure and has the means; on AWS nothing has measured it yet");
const COUNTED = deferred(
  "the measurement has its name and its chart; the services that would count it are not written yet",
);
const MOVE = deferred("the steps and their way back are described; nothing carries them out yet");
const TESTS = deferred("it is about the tests of services that are not written yet");

/** What DirectFanz's requirements ask for and this platform does not do. */
export default {
  "DFZ-FEAT-01..14": SERVICES,
  "DFZ-DATA-01..08": SERVICES,
  "DFZ-CACHE-04..05": SERVICES,
  "DFZ-LIVE-04": SERVICES,
  "DFZ-LIVE-08..11": SERVICES,
  "DFZ-AUTH-01..03": SERVICES,
  "DFZ-WAF-06": SERVICES,
  "DFZ-ERR-01": SERVICES,
  "DFZ-ERR-03..05": SERVICES,
  "DFZ-ERR-10": deferred("restoring to a moment is not rehearsed yet; the backups that it needs are kept"),
  "DFZ-ERR-11": SERVICES,
  "DFZ-METR-03..04": COUNTED,
  "DFZ-TRACE-01..04": deferred(
    "the exporter is set up by the platform; the services that send traces are not written yet",
  ),
  "DFZ-DEPLOY-04": MEASURED,
  "DFZ-DR-05": MEASURED,
  "DFZ-PERF-01": MEASURED,
  "DFZ-LOAD-01": deferred(
    "the load is described; the generator that is there runs the loads of benchmarks, not this one",
  ),
  "DFZ-MIG-07": MOVE,
  "DFZ-PROP-01": MEASURED,
  "DFZ-PROP-02": deferred(
    "tasks follow their targets, cache and replicas do not (CON-DFZ-11); nothing has measured how soon",
  ),
  "DFZ-PROP-03": MEASURED,
  "DFZ-PROP-04..05": SERVICES,
  "DFZ-PROP-07..08": MEASURED,
  "DFZ-PROP-09..11": SERVICES,
  "DFZ-PROP-16..20": SERVICES,
  "DFZ-PROP-21": MEASURED,
  "DFZ-PROP-29": deferred("names choose by health only: there is one region to answer while it is well (CON-DFZ-08)"),
  "DFZ-PROP-32": MEASURED,
  "DFZ-PROP-33..36": MOVE,
  "DFZ-PROP-37..41": MEASURED,
  "DFZ-COMP-09": deferred("the cache and the replicas do not grow by themselves yet (CON-DFZ-11)"),
  "DFZ-SRCH-01": notApplicable("the requirements ask for none; logs are searched where they are kept"),
  "DFZ-TEST-01..04": TESTS,
  "DFZ-TEST-06": deferred("the environment is described; the data that would fill it is made with the services"),
  "DFZ-TEST-07": deferred("images are scanned as they arrive; attacks on the running environment are not built yet"),
  "DFZ-LOCAL-01": notApplicable("the requirements describe none"),
  "DFZ-ROAD-01": notApplicable("the requirements have no roadmap"),
} satisfies Deferrals;

import { type Deferrals, deferred, notApplicable } from "@terrace/core/spec";

const APPLICATION = deferred("the application itself is described here and not written yet");
const NONE_ASKED = notApplicable("the requirements ask for none");
const ROADMAP = deferred("on the roadmap of the requirements, not in this version");

/** What Webstack's requirements ask for and this platform does not do. */
export default {
  "WEB-FEAT-01..05": APPLICATION,
  "WEB-SVC-02": APPLICATION,
  "WEB-DATA-01..02": APPLICATION,
  "WEB-NET-12": deferred("HTTP/2 and kept connections are the balancer's; compression comes with the application"),
  "WEB-CACHE-02..03": APPLICATION,
  "WEB-LOG-01": deferred(
    "lines of application and queries go to CloudWatch; a balancer writes its access log to a bucket only",
  ),
  "WEB-CICD-03": deferred(
    "new tasks are started, asked, given traffic and old ones drained so; nothing migrates before them yet",
  ),
  "WEB-AUTH-01": APPLICATION,
  "WEB-ERR-01": APPLICATION,
  "WEB-MIG-01": APPLICATION,
  "WEB-PERF-01": notApplicable("no figure is promised; the means are words of the platform and of its application"),
  "WEB-LOAD-01": deferred("the range is described; the load that would show it is not run yet"),
  "WEB-SRCH-01": NONE_ASKED,
  "WEB-QUEUE-01": NONE_ASKED,
  "WEB-LIVE-01": NONE_ASKED,
  "WEB-TRACE-01": NONE_ASKED,
  "WEB-LOCAL-01": NONE_ASKED,
  "WEB-ROAD-01": notApplicable("it states the limit of what WEB-COMP-03 says"),
  "WEB-ROAD-02..04": ROADMAP,
} satisfies Deferrals;

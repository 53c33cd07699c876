import { type Deferrals, deferred, notApplicable } from "@terrace/core/spec";

const SOCIAL = deferred("the service of likes, comments, follows, shares and feeds is not written yet");
const LATER = deferred("no service does this yet; accounts and videos are what is written");
const APP = deferred("there is no native app; the web app is made for phones and uses the same API (CON-BRQ-18)");
const PHP = notApplicable("a fact of the PHP back end; its contracts are kept and built in TypeScript (CON-BRQ-17)");
const ROADMAP = deferred("on the roadmap of the requirements, not in this version");
const MEASURED = deferred("the platform promises the figure and has the means; on AWS nothing has measured it yet");
const LOAD = deferred(
  "the load is described beside its thresholds; the generator that is there runs the loads of benchmarks, not this one",
);
const SEARCHED = deferred(
  "lines go to the archive as they come; Firehose delivers none of CloudWatch to a search cluster, so Logs Insights searches them where they are",
);
const WARM = deferred(
  "versions, copies and their weekly backup are there; AWS Backup keeps copies of buckets warm only",
);

/** What Breiq's requirements ask for and this platform does not do. */
export default {
  "BRQ-FEAT-01": deferred("moves are filmed, classified and watched; what makes a community of it is not written yet"),
  "BRQ-FEAT-03": deferred("uploads are transcoded; cropping and editing are not written yet"),
  "BRQ-FEAT-04": LATER,
  "BRQ-FEAT-05": deferred("videos are listed and shared by link; routines and discovery are not written yet"),
  "BRQ-FEAT-06..07": APP,
  "BRQ-FEAT-08..13": SOCIAL,
  "BRQ-FEAT-14": deferred("the index is described; the search service is not written yet"),
  "BRQ-FEAT-15": deferred("a profile with all its fields is one's own only; nobody else can open it yet"),
  "BRQ-FEAT-17..18": LATER,
  "BRQ-FEAT-20..21": LATER,
  "BRQ-FEAT-22": deferred("a password is changed by who knows it; the reset by e-mail is not written yet"),
  "BRQ-FEAT-23": APP,
  "BRQ-APP-01..08": APP,

  "BRQ-SVC-01": PHP,
  "BRQ-SVC-03": deferred(
    "auth and user are one service, video another; social, notification and search are not written yet",
  ),
  "BRQ-SVC-04": deferred("upload, transcoding and pictures are done; there is no recommendation engine"),
  "BRQ-SVC-05": notApplicable("the balancer stands first, and Node answers in the task by itself (CON-BRQ-32)"),
  "BRQ-SVC-06": deferred("auth, user, video and upload use their stores; social and search are not written yet"),
  "BRQ-SVC-07": deferred("sign-in, refresh, sign-out and validation work; OAuth and the reset by e-mail are missing"),
  "BRQ-SVC-08": deferred("videos are uploaded, listed, read, changed and deleted; search is missing"),
  "BRQ-SVC-09": SOCIAL,
  "BRQ-DATA-05..09": SOCIAL,
  "BRQ-DATA-10": deferred("a video has category and tags; routines, shares and views have no tables yet (CON-BRQ-22)"),

  "BRQ-COMP-08": deferred(
    "names are not free: the cluster is breiq-production, services are called as here, and ECS needs no second service for green",
  ),
  "BRQ-DB-08": deferred("RDS adds replicas by itself in Aurora only; the two are named (CON-DFZ-11)"),
  "BRQ-CACHE-06": deferred("videos and profiles are kept so; feed, trending list and search are not written yet"),
  "BRQ-SRCH-07": SEARCHED,
  "BRQ-STOR-09": WARM,
  "BRQ-QUEUE-01": deferred(
    "jobs wait in the database, and on AWS SQS carries a ticket for each (CON-BRQ-17, CON-ALL-15)",
  ),
  "BRQ-LIVE-01": ROADMAP,
  "BRQ-AUTH-01": deferred("JWT as in the target (CON-BRQ-19); Google sign-in has its table and is not written yet"),
  "BRQ-AUTH-02": PHP,
  "BRQ-LOG-04..05": deferred(
    "four groups stand with their retention; a task on AWS writes all its lines to one, and nothing takes them apart yet",
  ),
  "BRQ-LOG-06": SEARCHED,
  "BRQ-TRACE-01": deferred(
    "services send traces in the one format of all platforms (CON-ALL-14); on AWS no Elastic server is set up, and bodies of failed requests are not captured",
  ),

  "BRQ-CICD-02": PHP,
  "BRQ-CICD-03": notApplicable("who may read the repository is said at its host; submodules are fetched if it has any"),
  "BRQ-DEPLOY-03": deferred(
    "the words are there; on AWS the balancer's own check of the new tasks decides, and no green.breiq.com is asked",
  ),
  "BRQ-DR-01": MEASURED,
  "BRQ-DR-03": MEASURED,
  "BRQ-DR-04": deferred(
    "35 days of recovery to any moment and a replica are there; AWS Backup copies once an hour at most, not twice",
  ),
  "BRQ-DR-06": WARM,
  "BRQ-PERF-01..04": MEASURED,
  "BRQ-PERF-06..09": MEASURED,
  "BRQ-PERF-10": notApplicable("an ambition without a figure; the figures are those of BRQ-KPI-02"),
  "BRQ-KPI-01..02": MEASURED,
  "BRQ-KPI-03": deferred("unit costs stand in the bill beside their goals; revenue is not known to it"),
  "BRQ-KPI-04..05": deferred("the goals are written down; what they count is counted by nothing yet"),
  "BRQ-LOAD-01..04": LOAD,

  "BRQ-TEST-01": deferred("Vitest in place of Jest (CON-BRQ-17); coverage is not measured"),
  "BRQ-TEST-03": deferred("there are no hooks; the same checks run with every push"),
  "BRQ-LOCAL-01": notApplicable("engines run as processes of this machine: terrace up breiq needs no Compose file"),
  "BRQ-LOCAL-04": notApplicable("nothing local calls AWS: a folder, nginx and the database stand for its services"),
  "BRQ-LOCAL-05": notApplicable("the back end runs from the working tree, on a free port that is printed"),
  "BRQ-ROAD-01..16": ROADMAP,
} satisfies Deferrals;

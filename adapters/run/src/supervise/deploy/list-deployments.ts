import type { CanaryVerdict, DeploymentList } from "@terrace/core/report";
import type { Supervisor } from "../supervisor.ts";
import { reportDeployment } from "./report-deployment.ts";
import { type ServiceRecord, slotsOf } from "./service-record.ts";
import { desiredOf, isUnderWay } from "./settle-service.ts";

/** What `GET /deployments` answers. */
export function listDeployments(
  records: Readonly<Record<string, ServiceRecord>>,
  { deployables }: Pick<Supervisor, "deployables">,
  verdictOf: (service: string) => CanaryVerdict | null,
): DeploymentList {
  const services = deployables.flatMap((code) => {
    const record = records[code.name];
    if (record === undefined) return [];
    const { current, deployment, history, revisions } = record;
    const running = isUnderWay(record) ? deployment : null;
    const ended = deployment === null || running !== null ? history : [...history, deployment];
    const listed = revisions.map(({ number, digest, env, createdAt, hasServed }) => ({
      ...{ number, digest, env: Object.keys(env), createdAt: new Date(createdAt).toISOString(), hasServed },
      tasks: slotsOf(record, number),
    }));
    const counts = { desired: desiredOf(record, code), maximum: code.tasks.maximum };
    return [
      {
        ...{ service: code.name, current, ...counts, revisions: listed },
        running: running === null ? null : reportDeployment(running, verdictOf(code.name)),
        history: ended.toReversed().map((one) => reportDeployment(one, null)),
      },
    ];
  });
  return { services };
}

import type { Backup } from "@terrace/core/graph";
import { Fn } from "aws-cdk-lib";
import { CfnRestoreTestingPlan, CfnRestoreTestingSelection } from "aws-cdk-lib/aws-backup";
import type { SynthContext } from "../assembly/context.ts";
import { cut, logicalId, nameOf } from "../assembly/name.ts";
import { stackFor } from "../assembly/stacks.ts";
import { scheduleOf } from "./backup-schedule.ts";
import type { Copied } from "./copied.ts";

/** Restores the newest copy aside as often as asked, and lets it go again. (DFZ-DR-01) */
export function buildRestoreTest(
  backup: Backup,
  { resource, arn, role }: Copied & { readonly role: string },
  context: SynthContext,
): void {
  if (backup.restoreTest === null) return;
  const stack = stackFor(context, "data");
  const { platform, environment } = context.graph;
  const name = cut(`${platform}_${environment}_${nameOf(backup.id)}`.replaceAll("-", "_"), 50).replaceAll("-", "_");
  const plan = new CfnRestoreTestingPlan(stack, logicalId(backup.id, "RestoreTest"), {
    restoreTestingPlanName: name,
    scheduleExpression: scheduleOf(backup.restoreTest),
    recoveryPointSelection: {
      algorithm: "LATEST_WITHIN_WINDOW",
      includeVaults: [Fn.getAtt("BackupVault", "BackupVaultArn").toString()],
      recoveryPointTypes: ["SNAPSHOT", "CONTINUOUS"],
    },
  });
  new CfnRestoreTestingSelection(stack, logicalId(backup.id, "RestoreTestSelection"), {
    restoreTestingPlanName: plan.ref,
    restoreTestingSelectionName: name,
    protectedResourceType: resource.kind === "postgres" ? "RDS" : "S3",
    protectedResourceArns: [arn],
    iamRoleArn: role,
    ...(resource.kind === "postgres"
      ? { restoreMetadataOverrides: { dbsubnetgroupname: Fn.ref(logicalId(resource.id, "Subnets")) } }
      : {}),
  });
}

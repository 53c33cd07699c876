import type { Backup } from "@terrace/core/graph";
import { Aws, Fn } from "aws-cdk-lib";
import { CfnBackupPlan, CfnBackupSelection } from "aws-cdk-lib/aws-backup";
import { CfnRole } from "aws-cdk-lib/aws-iam";
import { acknowledge } from "../assembly/acknowledge.ts";
import type { SynthContext } from "../assembly/context.ts";
import { days } from "../assembly/measure.ts";
import { logicalId, nameOf, physicalName } from "../assembly/name.ts";
import { assumedBy } from "../assembly/policy.ts";
import { stackFor } from "../assembly/stacks.ts";
import { scheduleOf } from "./backup-schedule.ts";
import { buildVault, vaultArn } from "./backup-vault.ts";
import type { Copied } from "./copied.ts";
import { buildRestoreTest } from "./restore-test.ts";

/** When copies are taken, how long they stay, where else they go, and how often one is restored to see that it can be. */
export function buildBackupPlan(backup: Backup, copied: Copied, context: SynthContext): void {
  const stack = stackFor(context, "data");
  const vault = buildVault(stack, context);
  const regions = backup.copyTo.filter((place) => place !== "glacier");
  for (const region of regions) buildVault(stackFor(context, "copies", region), context);
  const plan = new CfnBackupPlan(stack, logicalId(backup.id, "Plan"), {
    backupPlan: {
      backupPlanName: physicalName(context.graph, nameOf(backup.id), 50),
      backupPlanRule: [
        {
          ruleName: nameOf(backup.id),
          targetBackupVault: vault,
          scheduleExpression: scheduleOf(backup.every),
          lifecycle: { deleteAfterDays: days(backup.keep) },
          copyActions: regions.map((region) => ({
            destinationBackupVaultArn: vaultArn(region, context),
            lifecycle: { deleteAfterDays: days(backup.copyKeep) },
          })),
        },
      ],
    },
  });
  const role = backupRole(context);
  new CfnBackupSelection(stack, logicalId(backup.id, "Selection"), {
    backupPlanId: plan.ref,
    backupSelection: { selectionName: nameOf(backup.id), iamRoleArn: role, resources: [copied.arn] },
  });
  if (backup.restoreTest !== null) buildRestoreTest(backup, { ...copied, role }, context);
}

const POLICIES = [
  "service-role/AWSBackupServiceRolePolicyForBackup",
  "service-role/AWSBackupServiceRolePolicyForRestores",
  "AWSBackupServiceRolePolicyForS3Backup",
  "AWSBackupServiceRolePolicyForS3Restore",
];

/** The ARN of the role that AWS Backup copies and restores with, made when the first plan asks for it. */
function backupRole(context: SynthContext): string {
  const stack = stackFor(context, "data");
  if (stack.node.tryFindChild("BackupRole") === undefined) {
    const role = new CfnRole(stack, "BackupRole", {
      assumeRolePolicyDocument: assumedBy("backup.amazonaws.com"),
      managedPolicyArns: POLICIES.map((policy) => `arn:${Aws.PARTITION}:iam::aws:policy/${policy}`),
    });
    for (const policy of POLICIES)
      acknowledge(role, {
        [`AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${policy}]`]:
          "AWS keeps the policy of its backup service up to date with what it copies",
      });
  }
  return Fn.getAtt("BackupRole", "Arn").toString();
}

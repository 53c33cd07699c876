import { Fn, type Stack } from "aws-cdk-lib";
import { CfnBackupVault } from "aws-cdk-lib/aws-backup";
import { arn } from "../assembly/arn.ts";
import type { SynthContext } from "../assembly/context.ts";
import { physicalName } from "../assembly/name.ts";
import { retain } from "../assembly/retain.ts";

const ID = "BackupVault";

/** The vault of a stack's region, made when the first copy goes there. Returns its name. */
export function buildVault(stack: Stack, context: SynthContext): string {
  if (stack.node.tryFindChild(ID) === undefined)
    retain(new CfnBackupVault(stack, ID, { backupVaultName: vaultName(context) }), "backup.vault");
  return Fn.ref(ID);
}

/** The ARN of the vault in another region, known from its name. */
export function vaultArn(region: string, context: SynthContext): string {
  return arn("backup", `backup-vault:${vaultName(context)}`, region);
}

function vaultName({ graph }: SynthContext): string {
  return physicalName(graph, "backups", 50);
}

import { STATEFUL_MARK } from "@terrace/core/report";
import { parse, stringify } from "yaml";

/** What a deployment reads of a CloudFormation template. */
export interface Template {
  readonly Parameters?: Readonly<Record<string, TemplateParameter>>;
  readonly Resources?: Readonly<Record<string, TemplateResource>>;
}

export interface TemplateParameter {
  readonly Type: string;
  readonly Default?: unknown;
  readonly Description?: string;
}

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly Metadata?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
}

/** The property in which a type carries a name that somebody chose. CloudFormation replaces no resource that keeps such a name. */
const NAMED_BY: Readonly<Record<string, string>> = {
  "AWS::Backup::BackupVault": "BackupVaultName",
  "AWS::ECR::Repository": "RepositoryName",
  "AWS::ElastiCache::ReplicationGroup": "ReplicationGroupId",
  "AWS::Logs::LogGroup": "LogGroupName",
  "AWS::OpenSearchService::Domain": "DomainName",
  "AWS::RDS::DBInstance": "DBInstanceIdentifier",
  "AWS::S3::Bucket": "BucketName",
  "AWS::SQS::Queue": "QueueName",
  "AWS::SecretsManager::Secret": "Name",
};

/** Id of the platform's resource whose state this holds, or null. */
export function statefulId(resource: TemplateResource | undefined): string | null {
  const mark = resource?.Metadata?.[STATEFUL_MARK];
  return typeof mark === "string" ? mark : null;
}

/** Whether a resource keeps one fixed name from one template to the next. */
export function keepsName(before: TemplateResource | undefined, after: TemplateResource | undefined): boolean {
  const property = NAMED_BY[before?.Type ?? ""];
  if (property === undefined) return false;
  const [old, wanted] = [before?.Properties?.[property], after?.Properties?.[property]];
  return old !== undefined && JSON.stringify(old) === JSON.stringify(wanted);
}

/** Whether the provider keeps a resource that its stack lets go of. */
export function isKept(resource: TemplateResource | undefined): boolean {
  return resource?.DeletionPolicy?.startsWith("Retain") ?? false;
}

/** A template as CloudFormation gives it back: YAML, of which JSON is a part. */
export function parseTemplate(text: string): Template {
  return parse(text, { version: "1.1", logLevel: "silent" }) as Template;
}

/** Characters that CloudFormation takes inline; what is longer has to lie in a bucket. */
export const INLINE_LIMIT = 51_200;

/** Characters of a template as the toolkit sends it. */
export function sentLength(template: Template): number {
  return stringify(template, { version: "1.1", lineWidth: 0 }).length;
}

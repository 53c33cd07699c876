import { Aws } from "aws-cdk-lib";

/** The ARN of a thing in this account that is known by name. `region` is this stack's unless it says another; empty for global services. */
export function arn(service: string, path: string, region: string = Aws.REGION): string {
  return `arn:${Aws.PARTITION}:${service}:${region}:${Aws.ACCOUNT_ID}:${path}`;
}

/** The ARN of a bucket, or of objects in it: they have neither region nor account. */
export function bucketArn(name: string, objects = ""): string {
  return `arn:${Aws.PARTITION}:s3:::${name}${objects}`;
}

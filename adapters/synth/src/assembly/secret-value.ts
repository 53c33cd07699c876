import type { CfnSecret } from "aws-cdk-lib/aws-secretsmanager";

/** Source: AWS, "GetRandomPassword: ExcludePunctuation". */
const PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

/**
 * How Secrets Manager draws a value with as much chance in it as `bytes` random bytes, from letters and digits alone:
 * every engine and every URL takes those. With a user it is JSON, as RDS wants it. OpenSearch alone refuses a password without
 * a special character, and an exclamation mark is one that a URL takes as it is (RFC 3986, 3.2.1).
 */
export function generated(
  bytes: number,
  user: string | null,
  { special = false }: { readonly special?: boolean } = {},
): CfnSecret.GenerateSecretStringProperty {
  return {
    // A letter or digit holds log2(62) bits.
    passwordLength: Math.ceil((bytes * 8) / Math.log2(62)),
    ...(special
      ? { excludeCharacters: PUNCTUATION.replace("!", ""), requireEachIncludedType: true }
      : { excludePunctuation: true }),
    ...(user === null
      ? {}
      : { generateStringKey: "password", secretStringTemplate: JSON.stringify({ username: user }) }),
  };
}

/** What CloudFormation puts in place of this text when it needs the value: the value itself is in no template. */
export function resolvedSecret(arn: string, key: string | null): string {
  return `{{resolve:secretsmanager:${arn}:SecretString:${key ?? ""}}}`;
}

import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { fromNodeProviderChain, fromTemporaryCredentials } from "@aws-sdk/credential-providers";
import { BOOTSTRAP_QUALIFIER } from "@terrace/core/report";
import { explained } from "./cloud-error.ts";

/** Which credentials to start from. */
export interface SignInWords {
  /** Of the files that the AWS command line uses; null for what the environment says. */
  readonly profile: string | null;
}

/** What a client of the SDK is made with. */
export interface ClientSettings {
  readonly region: string;
  readonly maxAttempts: number;
  readonly credentials: Credentials;
}

type Credentials = ReturnType<typeof fromNodeProviderChain>;

export interface SignedIn {
  readonly account: string;
  /** With the credentials that somebody signed in with. */
  readonly own: (region: string) => ClientSettings;
  /**
   * With a role of CDK's bootstrap where the credentials may take it on, else with themselves: who deploys in a pipeline
   * may do nothing but take on these roles.
   */
  readonly as: (role: "lookup" | "deploy", region: string) => Promise<ClientSettings>;
}

/** Finds out whose credentials they are. Throws a `CloudError` when there are none or they are refused. */
export async function signIn(region: string, { profile }: SignInWords): Promise<SignedIn> {
  const credentials = fromNodeProviderChain(profile === null ? {} : { profile });
  const own = (place: string): ClientSettings => ({ region: place, maxAttempts: 3, credentials });
  const identity = await explained(new STSClient(own(region)).send(new GetCallerIdentityCommand({})));
  const account = identity.Account ?? "";
  const partition = identity.Arn?.split(":")[1] ?? "aws";
  const taken = new Map<string, Promise<Credentials>>();
  return {
    account,
    own,
    async as(role, place) {
      const arn = `arn:${partition}:iam::${account}:role/cdk-${BOOTSTRAP_QUALIFIER}-${role}-role-${account}-${place}`;
      const known = taken.get(arn) ?? takeOn(arn, place, credentials);
      taken.set(arn, known);
      return { ...own(place), credentials: await known };
    },
  };
}

async function takeOn(arn: string, region: string, own: Credentials): Promise<Credentials> {
  const role = fromTemporaryCredentials({
    params: { RoleArn: arn, RoleSessionName: "terrace-deploy" },
    masterCredentials: own,
    clientConfig: { region, maxAttempts: 1 },
  });
  return await role().then(
    () => role,
    () => own,
  );
}

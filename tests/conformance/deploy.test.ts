import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CloudFormationClient, CreateStackCommand, DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import { DeleteSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { DeploymentReport } from "@terrace/core/report";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Finished, startTerrace, terrace } from "../e2e/cli-process.ts";
import { clientOf, type Emulator } from "./emulator/emulator.ts";
import { MINISTACK, MINISTACK_MISSING, startMinistack } from "./emulator/ministack.ts";
import { MOTO, MOTO_MISSING, type Moto, startMoto } from "./moto.ts";

const folder = mkdtempSync(join(tmpdir(), "terrace-kiosk-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A platform whose words the environment of the command changes, so that one folder is all its versions. */
writeFileSync(
  join(folder, "platform.ts"),
  `import { bucket, definePlatform, network, postgres } from "@terrace/core/spec";
const { KIOSK_DATABASE: database = "", KIOSK_ENCRYPTION: encryption = "none", KIOSK_BUCKET: media = "media", KIOSK_CLASS: size = "db.t4g.micro" } = process.env;
export default definePlatform(
  {
    name: "kiosk",
    network: network({
      cidr: "10.0.0.0/16",
      zones: ["us-east-1a", "us-east-1b"],
      subnets: { public: ["10.0.0.0/24", "10.0.1.0/24"], private: ["10.0.2.0/24", "10.0.3.0/24"], data: ["10.0.4.0/24", "10.0.5.0/24"] },
      internetGateway: true,
    }),
    ...(media === "" ? {} : { [media]: bucket() }),
    ...(database === "" ? {} : { [database]: postgres({ version: "16", class: size, storage: { size: "20GB" }, encryption }) }),
  },
  { cloud: { phase: "growth", region: "us-east-1" } },
);
`,
);

const NOBODY = {
  AWS_ACCESS_KEY_ID: "",
  AWS_SECRET_ACCESS_KEY: "",
  AWS_CONFIG_FILE: "/dev/null",
  AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  AWS_EC2_METADATA_DISABLED: "true",
};

/** What `cdk bootstrap` makes of an account, as far as a deployment asks for it. */
const BUCKET = "cdk-hnb659fds-assets-000000000000-us-east-1";
const BOOTSTRAP = {
  Resources: {
    Bucket: { Type: "AWS::S3::Bucket", Properties: { BucketName: BUCKET } },
    Version: {
      Type: "AWS::SSM::Parameter",
      Properties: { Type: "String", Name: "/cdk-bootstrap/hnb659fds/version", Value: "30" },
    },
  },
  Outputs: {
    BucketName: { Value: BUCKET },
    BucketDomainName: { Value: `${BUCKET}.s3.amazonaws.com` },
    BootstrapVersion: { Value: "30" },
  },
};

function deploy(env: Readonly<Record<string, string>>, ...words: readonly string[]): Promise<Finished> {
  return terrace(["deploy", folder, "--env", "cloud", "--release", "one", ...words], {
    env: { ...env, CDK_HOME: folder },
  });
}

function reportOf({ stdout }: Finished): DeploymentReport {
  return JSON.parse(stdout) as DeploymentReport;
}

describe("terrace deploy before it has done anything", () => {
  it("says that nobody is signed in, and ends with 3", async () => {
    const { code, stderr } = await deploy(NOBODY, "--diff");
    expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining("There are no credentials of AWS") });
  });

  it("deploys nothing that nobody can confirm", async () => {
    const { code, stderr } = await deploy(NOBODY);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining("--yes deploys without asking") });
  });

  it("says that AWS cannot be reached, and ends with 4", async () => {
    const env = {
      ...NOBODY,
      AWS_ACCESS_KEY_ID: "x",
      AWS_SECRET_ACCESS_KEY: "x",
      AWS_ENDPOINT_URL: "http://127.0.0.1:9",
    };
    const { code, stdout } = await deploy(env, "--diff", "--json");
    expect({ code, error: JSON.parse(stdout).error.code }).toEqual({ code: 4, error: "UNREACHABLE" });
  });
});

describe.skipIf(!MOTO)(`terrace deploy to an AWS emulated by moto${MOTO_MISSING}`, () => {
  let moto: Moto;
  beforeAll(async () => {
    moto = await startMoto();
  });
  afterAll(() => moto.stop());

  it("shows the difference without making it, then makes it", async () => {
    const shown = reportOf(await deploy(moto.env, "--diff", "--json"));
    expect(shown).toMatchObject({ status: "planned", account: "123456789012", release: "one", refused: [] });
    expect(shown.stacks.map(({ name, status }) => [name, status])).toEqual([
      ["kiosk-cloud-network", "planned"],
      ["kiosk-cloud-data", "planned"],
    ]);
    expect((await deploy(moto.env, "--dry-run", "--fail")).code).toBe(6);
    const done = await deploy(moto.env, "--yes", "--json");
    expect({ code: done.code, report: reportOf(done) }).toMatchObject({
      code: 0,
      report: { status: "deployed", reason: null, stacks: [{ status: "deployed" }, { status: "deployed" }] },
    });
    expect((await deploy(moto.env, "--diff", "--fail")).code).toBe(0);
  });

  it("refuses to let go of a bucket that is called otherwise now, and does nothing", async () => {
    const refused = await deploy({ ...moto.env, KIOSK_BUCKET: "films" }, "--yes");
    expect(refused).toMatchObject({ code: 5, stderr: expect.stringContaining("--allow-replace media allows it") });
    expect((await deploy(moto.env, "--diff", "--fail")).code).toBe(0);
  });

  it("would take away what it has made, and leaves alone what is only called like it", async () => {
    const client = new CloudFormationClient({
      region: "eu-west-1",
      endpoint: moto.env.AWS_ENDPOINT_URL ?? "",
      credentials: { accessKeyId: "testing", secretAccessKey: "testing" },
    });
    const TemplateBody = JSON.stringify({ Resources: { Topic: { Type: "AWS::SNS::Topic" } } });
    await client.send(new CreateStackCommand({ StackName: "kiosk-cloud-services", TemplateBody }));
    const bare = { ...moto.env, KIOSK_BUCKET: "" };
    expect(reportOf(await deploy(bare, "--diff", "--json", "--allow-replace", "media"))).toMatchObject({
      status: "planned",
      stacks: [{ name: "kiosk-cloud-network" }, { name: "kiosk-cloud-data", changes: [{ action: "delete" }, {}] }],
      foreign: [{ name: "kiosk-cloud-services", region: "eu-west-1" }],
      unseen: [],
    });
  });
});

describe.skipIf(!MOTO)(`what a deployment of a whole platform lacks in an empty account${MOTO_MISSING}`, () => {
  let moto: Moto;
  beforeAll(async () => {
    moto = await startMoto();
  });
  afterAll(() => moto.stop());
  const launch = (...words: readonly string[]): Promise<Finished> =>
    terrace(["deploy", "accountability-atlas", "--env", "launch", "--diff", "--json", ...words], {
      env: { ...moto.env, CDK_HOME: folder },
    });

  it("is first the values that no spec knows, then a bucket for a large template", async () => {
    const { code, stdout } = await launch();
    const { error } = JSON.parse(stdout) as { error: { code: string; detail: readonly string[] } };
    expect({ code, error: error.code }).toEqual({ code: 1, error: "MISSING_PARAMETER" });
    const given = error.detail.flatMap((line) => ["--parameter", `${line.split(" ")[0]}=x`]);
    const next = await launch(...given);
    expect({ code: next.code, error: JSON.parse(next.stdout).error }).toMatchObject({
      code: 4,
      error: { code: "BOOTSTRAP_NEEDED", hint: expect.stringContaining("npx cdk bootstrap aws://123456789012/") },
    });
  });
});

describe.skipIf(!MINISTACK)(`terrace deploy to an AWS emulated by MiniStack${MINISTACK_MISSING}`, () => {
  let emulator: Emulator;
  let cloud: Readonly<Record<string, string>>;
  const statusOf = async (name: string): Promise<string | undefined> => {
    const client = new CloudFormationClient(clientOf(emulator, "us-east-1"));
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: name }));
    return Stacks?.[0]?.StackStatus;
  };
  beforeAll(async () => {
    emulator = await startMinistack();
    // A key of its own: the toolkit remembers which account a key belongs to.
    const keys = { AWS_ACCESS_KEY_ID: "ministack", AWS_SECRET_ACCESS_KEY: "testing" };
    cloud = { ...NOBODY, ...keys, AWS_ENDPOINT_URL: emulator.url, KIOSK_DATABASE: "database" };
  });
  afterAll(() => emulator[Symbol.asyncDispose]());

  it("brings every stack, and finds nothing to do the second time", async () => {
    const first = await deploy(cloud, "--yes", "--json");
    expect({ code: first.code, status: reportOf(first).status }).toEqual({ code: 0, status: "deployed" });
    const second = await deploy(cloud, "--yes", "--json");
    expect({ code: second.code, report: reportOf(second) }).toMatchObject({
      code: 0,
      report: { status: "unchanged", stacks: [{ status: "unchanged" }, { status: "unchanged" }] },
    });
  });

  it("goes by the roles and the bucket of a bootstrap where there is one", async () => {
    await new CloudFormationClient(clientOf(emulator, "us-east-1")).send(
      new CreateStackCommand({ StackName: "CDKToolkit", TemplateBody: JSON.stringify(BOOTSTRAP) }),
    );
    const done = await deploy({ ...cloud, KIOSK_CLASS: "db.t4g.small" }, "--yes", "--json");
    expect({ code: done.code, report: reportOf(done) }).toMatchObject({
      code: 0,
      report: { status: "deployed", stacks: [{ status: "unchanged" }, { status: "deployed" }] },
    });
    expect((await deploy(cloud, "--yes", "--json")).code).toBe(0);
  });

  it("refuses to replace the database, even when told to, as CloudFormation would", async () => {
    for (const words of [[], ["--allow-replace", "database"]]) {
      const refused = await deploy({ ...cloud, KIOSK_ENCRYPTION: "managed-key" }, "--yes", "--json", ...words);
      expect({ code: refused.code, report: reportOf(refused) }).toMatchObject({
        code: 5,
        report: {
          status: "refused",
          refused: [
            {
              stack: "kiosk-cloud-data",
              change: { action: "replace", stateful: "postgres.database", properties: ["StorageEncrypted"] },
            },
          ],
        },
      });
    }
    expect(await statusOf("kiosk-cloud-data")).toBe("UPDATE_COMPLETE");
  });

  it("puts a new database in the place of one that may go", async () => {
    const renamed = { ...cloud, KIOSK_DATABASE: "store" };
    const refused = await deploy(renamed, "--yes", "--json");
    const ids = reportOf(refused).refused.map(({ change }) => change.stateful);
    expect({ code: refused.code, ids }).toEqual({
      code: 5,
      ids: ["log.database", "postgres.database", "secret.database-password"],
    });
    const allowed = ids.flatMap((id) => ["--allow-replace", String(id)]);
    const done = await deploy(renamed, "--yes", "--json", ...allowed);
    expect({ code: done.code, status: reportOf(done).status }).toEqual({ code: 0, status: "deployed" });
    expect((await deploy(renamed, "--diff", "--fail")).code).toBe(0);
  });

  it("tells of a roll back, with the reason that CloudFormation gives", async () => {
    const secrets = new SecretsManagerClient(clientOf(emulator, "us-east-1"));
    const password = { SecretId: "kiosk/cloud/store-password", ForceDeleteWithoutRecovery: true };
    await secrets.send(new DeleteSecretCommand(password));
    const broken = await deploy({ ...cloud, KIOSK_DATABASE: "store", KIOSK_CLASS: "db.t4g.small" }, "--yes", "--json");
    const { status, reason, stacks } = reportOf(broken);
    expect({ code: broken.code, status }).toEqual({ code: 4, status: "rolled-back" });
    expect(reason).toContain("PostgresStore: Dynamic reference");
    expect(stacks.map((stack) => stack.status)).toEqual(["unchanged", "rolled-back"]);
    expect(await statusOf("kiosk-cloud-data")).toBe("UPDATE_ROLLBACK_COMPLETE");
  });

  it("deletes a stack that nothing asks for any more, if what it holds may go", async () => {
    const bare = { ...cloud, KIOSK_DATABASE: "", KIOSK_BUCKET: "" };
    const refused = await deploy(bare, "--yes", "--json");
    const ids = reportOf(refused).refused.map(({ change }) => String(change.stateful));
    expect({ code: refused.code, held: ids.includes("postgres.store") }).toEqual({ code: 5, held: true });
    const done = await deploy(bare, "--yes", "--json", ...ids.flatMap((id) => ["--allow-replace", id]));
    expect(reportOf(done)).toMatchObject({
      status: "deployed",
      stacks: [{ name: "kiosk-cloud-network" }, { name: "kiosk-cloud-data", status: "deleted" }],
    });
    await expect(statusOf("kiosk-cloud-data")).rejects.toThrow("does not exist");
  });

  it("says what goes on without it when it is interrupted", async () => {
    const running = startTerrace(["deploy", folder, "--env", "cloud", "--release", "one", "--yes"], {
      env: { ...cloud, KIOSK_DATABASE: "third", CDK_HOME: folder },
    });
    await running.shown("kiosk-cloud-network us-east-1\n  ");
    running.kill("SIGINT");
    const { code, stderr } = await running.finished;
    expect({ code, stderr }).toEqual({ code: 130, stderr: expect.stringMatching(/go(es)? on/) });
  });
});

import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { actionsOf, deliver, JOURNEY, statementsOf, TELEGRAM } from "../testing/delivered-shop.ts";

const FILE = "artifacts/.github/workflows/deploy-shop-production.yml";

interface Job {
  readonly needs?: readonly string[];
  readonly environment?: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly "timeout-minutes": number;
  readonly steps: readonly {
    readonly uses?: string;
    readonly run?: string;
    readonly with?: Readonly<Record<string, string | number>>;
  }[];
}

interface Workflow {
  readonly on: object;
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

const production = deliver({}, "production");
const text = production.workflows[FILE] ?? "";
const workflow = parse(text) as Workflow;
const jobs = Object.entries(workflow.jobs);

describe("the workflow of GitHub Actions", () => {
  it("has equal bytes for equal words", () => {
    expect(deliver({}, "production").workflows[FILE]).toBe(text);
  });

  it("starts with a push to the branch, or by hand", () => {
    expect(workflow.on).toEqual({ push: { branches: ["main"] }, workflow_dispatch: {} });
    const branch = deliver({ branch: { kind: "literal", value: "trunk" } }, "production").workflows[FILE];
    expect(parse(branch ?? "").on.push).toEqual({ branches: ["trunk"] });
  });

  it("runs the stages in the order of the words, each after the one before", () => {
    expect(jobs.map(([name, { needs }]) => [name, needs])).toEqual([
      ["test", undefined],
      ["build", ["test"]],
      ["deploy-staging", ["build"]],
      ["plan", ["deploy-staging"]],
      ["deploy-production", ["plan"]],
    ]);
  });

  it("asks the reviewers of an environment before its deployment, and nobody before tests, builds and plans", () => {
    expect(jobs.map(([, { environment }]) => environment)).toEqual([
      undefined,
      undefined,
      "shop-staging",
      undefined,
      "shop-production",
    ]);
  });

  it("asks for a token where it signs in to AWS, and never for more than reading (ATL-CICD-09)", () => {
    expect(workflow.permissions).toEqual({});
    for (const [name, { permissions, steps }] of jobs) {
      const signsIn = steps.some(({ uses }) => uses?.startsWith("aws-actions/"));
      expect([name, permissions]).toEqual([name, { contents: "read", ...(signsIn ? { "id-token": "write" } : {}) }]);
    }
  });

  it("uses actions by commit, with the version beside it (ATL-CICD-06)", () => {
    const used = jobs.flatMap(([, { steps }]) => steps.flatMap(({ uses }) => uses ?? []));
    expect(used.filter((action) => !/^[\w/-]+@[0-9a-f]{40}$/.test(action))).toEqual([]);
    expect(text).toMatch(/uses: actions\/checkout@[0-9a-f]{40} # v4\.2\.2\n/);
  });

  it("deploys with the program itself, and plans before somebody agrees", () => {
    const commands = jobs.flatMap(([, { steps }]) => steps.flatMap(({ run }) => run ?? []));
    expect(commands.filter((run) => run.startsWith("npx terrace"))).toEqual([
      'npx terrace deploy shop --env staging --release "$REVISION" --yes',
      'npx terrace deploy shop --env production --release "$REVISION" --diff',
      'npx terrace deploy shop --env production --release "$REVISION" --yes',
    ]);
    expect(commands.slice(0, 2)).toEqual(["npm ci", 'npm test -- --grep "a: b"']);
  });

  it("keeps its credentials for as long as a job may take, and its role grants no less", () => {
    for (const [name, job] of jobs) {
      const credentials = job.steps.find(({ uses }) => uses?.includes("configure-aws-credentials"))?.with;
      if (credentials === undefined) continue;
      expect([name, credentials["role-duration-seconds"]]).toEqual([name, job["timeout-minutes"] * 60]);
      const kind = name.split("-")[0] ?? "";
      const role = production.resources[`PipelineDelivery${kind.charAt(0).toUpperCase()}${kind.slice(1)}Role`];
      expect([name, role?.Properties.MaxSessionDuration]).toEqual([name, job["timeout-minutes"] * 60]);
    }
    expect(jobs.map(([, job]) => job["timeout-minutes"])).toEqual([60, 60, 180, 60, 180]);
  });

  it("holds no key and no account", () => {
    expect(text).not.toMatch(/AKIA|aws-access-key|aws-secret|\b\d{12}\b/);
    const secrets = [...text.matchAll(/secrets\.(\w+)/g)].map(([, name]) => name);
    expect([...new Set(secrets)]).toEqual(["SUBMODULES_TOKEN"]);
  });

  it("tells Telegram of start and end, whatever the end (BRQ-CICD-04)", () => {
    const told = deliver({ notify: [TELEGRAM.id] }, "production", [TELEGRAM]);
    const { jobs } = parse(told.workflows[FILE] ?? "") as { jobs: Record<string, object> };
    expect(jobs["tell-start"]).toMatchObject({ permissions: {} });
    expect(jobs["tell-end"]).toMatchObject({ permissions: {}, if: "always()", needs: Object.keys(workflow.jobs) });
    expect(told.synthesis.diagnostics.map(({ message }) => message).join()).toContain("TELEGRAM_TOKEN");
  });
});

describe("one push, one workflow", () => {
  it("stands with the environment that is deployed last", () => {
    const staging = deliver({}, "staging");
    expect(staging.workflows).toEqual({});
    expect(Object.keys(staging.resources).filter((id) => id.startsWith("PipelineDelivery"))).toEqual([
      "PipelineDeliveryGithub",
      "PipelineDeliveryDeployRole",
    ]);
  });

  it("leaves environments alone that it does not deploy, and says so", () => {
    const trial = deliver({}, "trial");
    expect(trial.workflows).toEqual({});
    expect(Object.keys(trial.resources).filter((id) => id.startsWith("PipelineDelivery"))).toEqual([]);
    expect(trial.synthesis.differences).toContainEqual({
      resource: "pipeline.delivery",
      reason: "it deploys production; this environment is deployed by a person",
    });
  });

  it("has no second one beside it, whose roles would be called the same", () => {
    const { synthesis } = deliver({}, "production", [{ ...JOURNEY, id: "pipeline.other", engine: "codepipeline" }]);
    expect(synthesis.directory).toBeNull();
    expect(synthesis.diagnostics).toContainEqual(
      expect.objectContaining({ code: "TER-SYN-004", at: { file: null, path: "pipeline.other" } }),
    );
  });

  it("gets its provider from the environment that is deployed first", () => {
    expect(deliver({}, "staging").parameters.GithubProvider?.Default).toBe("create");
    expect(production.parameters.GithubProvider?.Default).toBe("exists");
    expect(production.resources.PipelineDeliveryGithub?.DeletionPolicy).toBe("RetainExceptOnCreate");
  });
});

describe("the roles of GitHub's jobs", () => {
  const roles = ["Build", "Plan", "Deploy"].map((kind) => production.resources[`PipelineDelivery${kind}Role`]);

  it("are taken on from this repository only: deployments from their environment, the rest from the branch", () => {
    const subjects = roles.map((role) => role?.Properties.AssumeRolePolicyDocument.Statement[0].Condition.StringEquals);
    const aud = { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" };
    const sub = "token.actions.githubusercontent.com:sub";
    expect(subjects).toEqual([
      { ...aud, [sub]: "repo:acme/shop:ref:refs/heads/main" },
      { ...aud, [sub]: "repo:acme/shop:ref:refs/heads/main" },
      { ...aud, [sub]: "repo:acme/shop:environment:shop-production" },
    ]);
  });

  it("may do their own part: push, look, deploy", () => {
    const [build, plan, deploy] = roles.map(actionsOf);
    expect(build?.every((action) => action.startsWith("ecr:"))).toBe(true);
    expect(plan).toEqual(["sts:AssumeRole"]);
    expect(deploy).not.toContain("ecr:GetAuthorizationToken");
    expect(JSON.stringify(roles)).not.toMatch(/"\*:\*"|"Action":"\*"/);
  });

  it("start the task that makes a database ready, hand it its own role, and no other to anybody", () => {
    const handed = roles.flatMap(statementsOf).filter(({ Action }) => /PassRole|RunTask/.test(Action.join()));
    expect(
      handed.map(({ Action, Resource }) => [Action, JSON.stringify(Resource).replace(/.*?:(role|task)/, "$1")]),
    ).toEqual([
      [["ecs:RunTask"], expect.stringMatching(/^task-definition\/shop-production-database-migration:\*"/)],
      [["iam:PassRole"], expect.stringMatching(/^role\/shop-production-database-migration"/)],
    ]);
  });

  it("look and deploy through the roles of CDK's bootstrap alone", () => {
    const [, plan, deploy] = roles.map((role) => JSON.stringify(role?.Properties.Policies));
    expect(plan).toContain("role/cdk-hnb659fds-lookup-role-");
    expect(plan).not.toContain("deploy-role");
    expect(deploy).toContain("role/cdk-hnb659fds-deploy-role-");
    expect(deploy).not.toContain("cfn-exec-role");
  });

  it("push to the repositories of every environment on the way", () => {
    const build = JSON.stringify(roles[0]?.Properties.Policies);
    for (const name of ["front", "goods", "mailer"])
      for (const environment of ["staging", "production"])
        expect(build).toContain(`repository/shop/${environment}/${name}"`);
  });

  it("send commands to their machine alone", () => {
    const stages = [{ kind: "deploy", name: "deploy", environment: "production", how: "host" }] as const;
    const { resources } = deliver({ ...JOURNEY, stages }, "production");
    const [, send] = statementsOf(resources.PipelineDeliveryDeployRole);
    expect(send).toMatchObject({
      Action: ["ssm:SendCommand"],
      Condition: { StringEquals: { "ssm:resourceTag/Name": "shop-production-machine" } },
    });
  });
});

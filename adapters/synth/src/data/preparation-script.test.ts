import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { preparationScript } from "./preparation-script.ts";

const folder = mkdtempSync(join(tmpdir(), "terrace-prepare-"));
afterAll(() => rmSync(folder, { recursive: true }));

const SCRIPT = preparationScript({
  region: "us-east-1",
  stack: "shop-production-migrations",
  services: "shop-production-services",
  orders: ["/shop/production/postgres.database/migration"],
});

/** Runs the script where `aws` writes down what it was asked and answers as an account would whose task ends so. */
function run(end: { readonly faults: number; readonly started?: string }) {
  const calls = join(folder, "calls");
  writeFileSync(
    join(folder, "aws"),
    `#!/bin/sh
printf '%s\\n' "$*" >> ${calls}
case "$*" in
  *describe-stacks*) echo before ;;
  *get-parameter*) echo '{"cluster":"c","value":"{running}"}' ;;
  *run-task*) echo "${end.started ?? "c task-1"}" ;;
  *lastStatus*) [ "$(grep -c lastStatus ${calls})" -lt 3 ] && echo RUNNING || echo STOPPED ;;
  *length*) echo ${end.faults} ;;
  *describe-tasks*) echo "api 1 why" ;;
esac
`,
  );
  writeFileSync(join(folder, "sleep"), "#!/bin/sh\n");
  for (const name of ["aws", "sleep"]) chmodSync(join(folder, name), 0o700);
  writeFileSync(calls, "");
  const { status, stderr } = spawnSync("sh", ["-s"], {
    input: SCRIPT,
    encoding: "utf8",
    env: { PATH: `${folder}:/usr/bin:/bin` },
  });
  return { status, stderr, calls: readFileSync(calls, "utf8") };
}

it("starts the task with the release that serves, waits for its end, and ends well when it did", () => {
  const { status, stderr, calls } = run({ faults: 0 });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(calls).toContain('ecs run-task --cli-input-json {"cluster":"c","value":"before"}');
  expect(calls.match(/lastStatus/g)).toHaveLength(3);
});

it("ends with what the containers said when one did not end well", () => {
  const { status, stderr } = run({ faults: 1 });
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: "/shop/production/postgres.database/migration is not ready: api 1 why\n",
  });
});

it("ends with the reason when no task was started", () => {
  const { status, stderr } = run({ faults: 0, started: "None None RESOURCE:CPU" });
  expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining("RESOURCE:CPU") });
});

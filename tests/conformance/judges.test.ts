import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";

/** What a missing judge would have said is unknown: where they are required, a skipped test must not look like a passed one. */
describe.runIf(process.env.TERRACE_JUDGES === "required")("the judges that .ci/judges brings", () => {
  it.each([
    ["cfn-lint", "cfn-lint", ["--version"]],
    ["moto", "python3", ["-c", "import moto.server, flask"]],
    ["MiniStack", "python3", ["-c", "import ministack"]],
    ["AWS's command line", "aws", ["--version"]],
  ])("%s is here", (_name, program, words) => {
    const { status, stderr, error } = spawnSync(program, words, { encoding: "utf8" });
    expect({ status, says: error?.message ?? stderr }).toMatchObject({ status: 0 });
  });
});

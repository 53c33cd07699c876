import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { shopGraph } from "../../../../core/src/testing/shop.ts";
import { buildImages, markLive, startOnMachine } from "./shell.ts";

const folder = mkdtempSync(join(tmpdir(), "terrace-shell-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a script where `aws` and `docker` only write down what they were asked; `aws` answers by the given lines of shell. */
function run(
  script: string,
  answers: string,
): { readonly calls: readonly string[]; readonly status: number | null; readonly stdout: string } {
  const calls = join(folder, "calls");
  rmSync(calls, { force: true });
  for (const [name, body] of Object.entries({ aws: answers, docker: "exit 0", sleep: "exit 0" })) {
    const line = `#!/bin/bash\nprintf '%s\\n' "${name} $*" >> ${calls}\n${body}\n`;
    writeFileSync(join(folder, name), line);
    chmodSync(join(folder, name), 0o700);
  }
  const { status, stdout } = spawnSync("bash", ["-e"], {
    input: script,
    encoding: "utf8",
    env: { PATH: `${folder}:/usr/bin:/bin`, REVISION: "abc", REGISTRY: "registry" },
  });
  const written = existsSync(calls) ? readFileSync(calls, "utf8").trim().split("\n") : [];
  return { calls: written, status, stdout };
}

const graph = shopGraph();

describe("building images", () => {
  const script = buildImages(graph, ["staging", "production"]);

  it("builds each image once and brings the same bytes to every environment", () => {
    const { calls, status } = run(script, 'case "$*" in *describe-images*) exit 254 ;; esac');
    expect(status).toBe(0);
    const docker = calls.filter((call) => call.startsWith("docker"));
    expect(docker.slice(0, 3)).toEqual([
      "docker build --tag registry/shop/staging/front:abc --file services/front/Dockerfile .",
      "docker push registry/shop/staging/front:abc",
      "docker buildx imagetools create --prefer-index=false --tag registry/shop/production/front:abc registry/shop/staging/front:abc",
    ]);
    expect(docker.length).toBe(9);
  });

  it("builds nothing again for a commit that was built: tags are immutable", () => {
    const { calls, status } = run(script, "exit 0");
    expect(status).toBe(0);
    expect(calls.filter((call) => call.startsWith("docker"))).toEqual([]);
  });
});

describe("marking what was deployed", () => {
  it("gives each image its second tag, once", () => {
    const first = run(
      markLive(graph, "production"),
      'case "$*" in *describe-images*) exit 254 ;; *batch-get-image*) echo manifest ;; esac',
    );
    expect(first.calls.filter((call) => call.includes("put-image"))).toContain(
      "aws ecr put-image --repository-name shop/production/goods --image-tag live-abc --image-manifest manifest",
    );
    const second = run(markLive(graph, "production"), "exit 0");
    expect(second.calls.filter((call) => call.includes("put-image"))).toEqual([]);
  });

  it("fails where the registry refuses", () => {
    expect(
      run(markLive(graph, "production"), 'case "$*" in *describe-images*|*put-image*) exit 254 ;; esac').status,
    ).not.toBe(0);
  });
});

describe("starting a revision on the machine", () => {
  const asked = (answer: string): string => `
    case "$*" in
      *describe-instances*) echo i-1 ;;
      *send-command*) echo c-1 ;;
      *Standard*) echo "what the machine said" ;;
      *get-command-invocation*) ${answer} ;;
    esac`;

  const answers = (end: string): string =>
    asked(`[ "$(grep -c 'query Status' ${join(folder, "calls")})" -lt 3 ] && echo InProgress || echo ${end}`);

  const polls = ({ calls }: { readonly calls: readonly string[] }): number =>
    calls.filter((call) => call.includes("query Status")).length;

  it("waits for the end, shows what the machine said, and ends as it ended", () => {
    const good = run(startOnMachine(graph, "production"), answers("Success"));
    expect(good.calls.find((call) => call.includes("send-command"))).toContain("commands=/opt/terrace/start.sh abc");
    expect(polls(good)).toBe(3);
    expect([good.status, good.stdout]).toEqual([0, "what the machine said\n"]);
    expect(run(startOnMachine(graph, "production"), answers("Failed")).status).not.toBe(0);
  });

  it("waits for a command that is not known yet, and for no other refusal", () => {
    const unknown = `[ "$(grep -c 'query Status' ${join(folder, "calls")})" -lt 2 ] && { echo InvocationDoesNotExist >&2; exit 254; } || echo Success`;
    expect(run(startOnMachine(graph, "production"), asked(unknown)).status).toBe(0);
    const refused = run(startOnMachine(graph, "production"), asked("echo AccessDeniedException >&2; exit 254"));
    expect(refused.status).not.toBe(0);
    expect(polls(refused)).toBe(1);
  });

  it("waits for no longer than the session manager lets a command run", () => {
    const endless = run(startOnMachine(graph, "production").replace("seq 720", "seq 4"), asked("echo InProgress"));
    expect(endless.status).not.toBe(0);
    expect(polls(endless)).toBe(4);
  });
});

import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { synthesize } from "@terrace/synth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { goldenGraph } from "../golden/graphs.ts";

const NAMES = "accountabilityatlas.com www.accountabilityatlas.com";

/** What stands in for AWS and Docker: it writes down what it was asked, and fails where a file called `fail` says so. */
const STAND_IN = `#!/bin/sh
echo "$(basename "$0") $*" >> calls
if [ -e fail ] && echo "$*" | grep -q "$(cat fail)"; then exit 1; fi
case "$*" in
  *get-secret-value*) printf '%s' '{"password":"it'"'"'s $ecret","privateKey":"first\\nsecond"}' ;;
  *--password-stdin*) cat > /dev/null ;;
  *) echo answer ;;
esac
`;

const MISSING = ["nginx", "jq", "openssl", "flock"].filter(
  (program) => spawnSync(program, ["--version"]).error !== undefined,
);

describe.skipIf(MISSING.length > 0)(
  `the files of one machine${MISSING.length === 0 ? "" : ` (not run: ${MISSING.join(", ")} not installed)`}`,
  () => {
    const root = mkdtempSync(join(tmpdir(), "terrace-machine-"));
    const folder = join(root, "machine");
    const file = (name: string): string => readFileSync(join(root, "assembly/artifacts", name), "utf8");
    beforeAll(() => {
      synthesize(goldenGraph("accountability-atlas", "launch"), { out: join(root, "assembly") });
      mkdirSync(join(folder, "bin"), { recursive: true });
      const scripts = {
        // Five minutes of patience are one moment here.
        "start.sh": file("start.sh").replace("seq 60", "seq 2").replace("sleep 5", "sleep 0"),
        "certificate.sh": file("certificate.sh")
          .replace("/etc/letsencrypt", `${root}/letsencrypt`)
          .replace("/var/www", `${root}/www`),
        "nginx.conf.template": file("nginx.conf"),
      };
      for (const [name, text] of Object.entries(scripts)) writeFileSync(join(folder, name), text, { mode: 0o700 });
      for (const name of ["aws", "docker"]) {
        writeFileSync(join(folder, "bin", name), STAND_IN);
        chmodSync(join(folder, "bin", name), 0o700);
      }
    });
    afterAll(() => rmSync(root, { recursive: true, force: true }));

    it("start: values first, then images, containers, health, certificate (ATL-CICD-06)", () => {
      const { status, calls } = start("r1");
      expect(status).toBe(0);
      const order = [
        "aws sts",
        "get-secret-value",
        " pull ",
        " up ",
        "gateway:8080/actuator/health",
        "web:3000/api/health",
        "certonly",
      ];
      expect(order.map((word) => calls.findIndex((call) => call.includes(word)))).toEqual(
        order.map((word) => calls.findIndex((call) => call.includes(word))).toSorted((a, b) => a - b),
      );
      expect(order.filter((word) => !calls.some((call) => call.includes(word)))).toEqual([]);
      expect(readFileSync(join(folder, "tag"), "utf8")).toBe("r1\n");
      expect(readFileSync(join(folder, ".env"), "utf8")).toContain("DATABASE_USER_PASSWORD='it\\'s $ecret'");
    });

    it("start: ends with the name of what does not answer, and the revision does not count (ATL-CICD-06)", () => {
      const { status, stderr } = start("r2", "video:8082");
      expect({ status, said: stderr.includes("video does not answer at video:8082/actuator/health") }).toEqual({
        status: 1,
        said: true,
      });
      expect(readFileSync(join(folder, "tag"), "utf8")).toBe("r1\n");
    });

    it("start: ends before anything changes when a value cannot be read", () => {
      const before = readFileSync(join(folder, ".env"), "utf8");
      const { status, calls } = start("r3", "user-jwt");
      expect(status).not.toBe(0);
      expect(readFileSync(join(folder, ".env"), "utf8")).toBe(before);
      expect(calls.filter((call) => call.startsWith("docker"))).toEqual([]);
    });

    it("certificates: a refused one leaves the placeholder, which the next run replaces (CON-ATL-11, ATL-NET-14)", () => {
      const placeholder = join(root, "letsencrypt/live/accountabilityatlas.com/.placeholder");
      rmSync(join(root, "letsencrypt"), { recursive: true, force: true });
      expect(start("r4", "certonly").status).toBe(0);
      expect(readFileSync(placeholder, "utf8")).toBe("");
      const again = run("certificate.sh", ["renew"]);
      expect(again.status).toBe(0);
      expect(() => readFileSync(placeholder)).toThrow();
      expect(again.calls.find((call) => call.includes("certonly"))).toMatch(
        /--webroot -w \/var\/www\/certbot .*-d accountabilityatlas\.com -d www\.accountabilityatlas\.com/,
      );
      expect(file("renewal.cron")).toMatch(/^0 0,12 \* \* \* root \S+\/certificate\.sh renew /);
    });

    it("nginx takes its configuration (ATL-NET-13, ATL-NET-15, ATL-WAF-01, ATL-WAF-02)", () => {
      const live = join(root, "live");
      mkdirSync(live);
      const subject = [
        "-subj",
        "/CN=localhost",
        "-keyout",
        join(live, "privkey.pem"),
        "-out",
        join(live, "fullchain.pem"),
      ];
      spawnSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", ...subject]);
      const own = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map((one) => `${one}_temp_path ${root}/${one};`)
        .join(" ");
      const text = file("nginx.conf")
        .replaceAll(`\${NAMES}`, NAMES)
        .replace(/\/etc\/letsencrypt\/live\/\$\{DOMAIN\}/g, live)
        .replace("http {", `pid ${root}/nginx.pid;\nhttp { ${own} access_log off;`)
        .replace(/listen \d+/g, "listen 127.0.0.1:0");
      writeFileSync(
        join(root, "nginx.conf"),
        text.replace(/listen 127\.0\.0\.1:0/g, () => `listen unix:${root}/${sockets++}.sock`),
      );
      const { status, stderr } = spawnSync(
        "nginx",
        ["-t", "-e", join(root, "error.log"), "-c", join(root, "nginx.conf")],
        { encoding: "utf8" },
      );
      expect({ status, stderr }).toMatchObject({ status: 0, stderr: expect.stringContaining("test is successful") });
      expect(file("nginx.conf")).toContain("worker_connections 1024;");
      expect(file("nginx.conf")).toContain("limit_req_zone $binary_remote_addr zone=general:10m rate=30r/s;");
      expect(file("nginx.conf")).toContain("limit_req_zone $binary_remote_addr zone=auth:10m rate=5r/s;");
    });

    let sockets = 0;

    function start(tag: string, fail?: string): Ran {
      if (fail === undefined) rmSync(join(folder, "fail"), { force: true });
      else writeFileSync(join(folder, "fail"), fail);
      const ran = run("start.sh", [tag]);
      rmSync(join(folder, "fail"), { force: true });
      return ran;
    }

    function run(name: string, words: readonly string[]): Ran {
      rmSync(join(folder, "calls"), { force: true });
      const env = { ...process.env, PATH: `${join(folder, "bin")}:${process.env.PATH}` };
      const { status, stderr } = spawnSync(join(folder, name), words, { env, encoding: "utf8", cwd: root });
      return { status, stderr, calls: readFileSync(join(folder, "calls"), "utf8").trim().split("\n") };
    }
  },
);

interface Ran {
  readonly status: number | null;
  readonly stderr: string;
  readonly calls: readonly string[];
}

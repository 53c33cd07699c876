import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { synthesize } from "@terrace/synth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { goldenGraph } from "../golden/graphs.ts";
import { type DockerEngine, startDocker, withoutDocker } from "./launch/docker-engine.ts";
import { buildImages } from "./launch/images.ts";
import { COMPOSE_FILE, type Ended, layOut, type MachineOptions, script } from "./launch/machine.ts";

const LARGE = ["gateway", "user", "video", "location", "search", "web"];
const SMALL = ["moderation", "notification"];
const DOMAIN = "accountabilityatlas.com";
const HASH = "$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$it's";
const KEY = "-----BEGIN PRIVATE KEY-----\nfirst line\nsecond line\n-----END PRIVATE KEY-----";
const PASSWORD = "of-the-cache";

const reason = withoutDocker();

describe.skipIf(reason !== null)(
  `AccountabilityAtlas's one machine on Docker${reason === null ? "" : ` (${reason})`}`,
  () => {
    const root = mkdtempSync(join(tmpdir(), "terrace-launch-"));
    let engine: DockerEngine;
    let machine: MachineOptions;
    let started: Ended;

    beforeAll(async () => {
      engine = await startDocker(root);
      const { directory } = synthesize(goldenGraph("accountability-atlas", "launch"), { out: join(root, "assembly") });
      machine = {
        folder: join(root, "machine"),
        ports: { http: await freePort(), https: await freePort() },
        secrets: secrets(),
        environment: engine.environment,
      };
      layOut(join(directory ?? "", "artifacts"), machine);
      const registry = "123456789012.dkr.ecr.us-east-1.amazonaws.com";
      const services = [...LARGE, ...SMALL].map((name) => `${registry}/accountability-atlas/launch/${name}:r1`);
      await buildImages(engine, root, services);
      started = await script(machine, "start.sh", "r1");
      // Debian's packages come over the network first.
    }, 480_000);

    afterAll(async () => {
      if (engine === undefined) return rmSync(root, { recursive: true, force: true });
      try {
        if (machine !== undefined) expect(compose("down", "--volumes", "--timeout", "2")).toBe(0);
      } finally {
        await engine.stop();
      }
    });

    it("comes up by its own script, and without a certificate says so (ATL-CICD-06, CON-ATL-11)", () => {
      expect(started.output).toContain(`No certificate for ${DOMAIN} www.${DOMAIN} yet`);
      expect(started).toMatchObject({ code: 0 });
      expect(readFileSync(join(machine.folder, "tag"), "utf8")).toBe("r1\n");
    });

    it("sends everybody from http to https, for both names (ATL-NET-13)", async () => {
      for (const host of [DOMAIN, `www.${DOMAIN}`]) {
        const { status, headers } = await ask("http", "/videos?page=2", host);
        expect({ status, to: headers.location }).toEqual({ status: 301, to: `https://${host}/videos?page=2` });
      }
    });

    it.each([
      ["/api/videos", 8_080],
      ["/api/v1/auth/login", 8_080],
      ["/.well-known/jwks.json", 8_080],
      ["/", 3_000],
      ["/map?at=1,2", 3_000],
    ])("%s reaches the service on %i (ATL-SVC-09)", async (path, port) => {
      await quiet();
      const { status, body } = await ask("https", path);
      expect({ status, ...JSON.parse(body) }).toMatchObject({ status: 200, port, path });
    });

    it("keeps what services say to each other to itself", async () => {
      expect((await ask("https", "/internal/users/1")).status).toBe(404);
      const inside = await engine.docker(
        "exec",
        await container("web"),
        "wget",
        "-q",
        "-O",
        "-",
        "http://edge:8080/internal/users/1",
      );
      expect(JSON.parse(inside)).toMatchObject({ port: 8_081, path: "/internal/users/1" });
    });

    it("tells services who asked and how, and browsers what to allow (ATL-SVC-10)", async () => {
      const { headers, body } = await ask("https", "/api/videos");
      const seen = (JSON.parse(body) as { readonly headers: Readonly<Record<string, string>> }).headers;
      expect(seen).toMatchObject({ host: DOMAIN, "x-forwarded-proto": "https" });
      expect(seen["x-real-ip"]).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
      expect(seen["x-forwarded-for"]).toBe(seen["x-real-ip"]);
      expect(headers).toMatchObject({
        "strict-transport-security": "max-age=31536000",
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
      });
    });

    it.each([
      { what: "everything", path: "/map", rate: 30, burst: 20, id: "ATL-WAF-01" },
      { what: "signing in", path: "/api/v1/auth/login", rate: 5, burst: 5, id: "ATL-WAF-02" },
    ])(
      "lets $rate requests a second and $burst at once through to $what, and answers 429 beyond ($id)",
      async ({ path, rate, burst }) => {
        await quiet();
        const begin = performance.now();
        const answers = await Promise.all(Array.from({ length: 120 }, () => ask("https", path)));
        const seconds = (performance.now() - begin) / 1_000;
        const through = answers.filter(({ status }) => status === 200).length;
        expect(answers.filter(({ status }) => status === 429).length).toBe(120 - through);
        expect(through).toBeGreaterThanOrEqual(burst + 1);
        expect(through).toBeLessThanOrEqual(burst + 1 + Math.ceil(rate * seconds));
      },
    );

    it.each([
      ["edge", 0.25, 256],
      ...LARGE.map((name) => [name, 0.5, 1_024] as const),
      ...SMALL.map((name) => [name, 0.25, 512] as const),
      ["cache", 0.15, 640],
    ] as const)(
      "holds %s to %f CPU and %i MB, and starts it again always (ATL-COMP-02 .. ATL-COMP-05, ATL-COMP-07)",
      async (name, cpus, megabytes) => {
        const { HostConfig } = await inspect(name);
        expect(HostConfig).toMatchObject({
          NanoCpus: cpus * 1e9,
          Memory: megabytes * 1024 * 1024,
          RestartPolicy: { Name: "always" },
        });
      },
    );

    it("gives containers their secrets whole, whatever characters they have (ATL-ENC-07)", async () => {
      const { Config } = await inspect("user");
      expect(Config.Env).toContain(`ADMIN_PASSWORD_HASH=${HASH}`);
      expect(Config.Env).toContain(`APP_JWT_PRIVATE_KEY=${KEY}`);
      expect(Config.Env).toContain("DB_PASSWORD=of-user");
    });

    it("asks for Redis's password, holds it to its memory and keeps its snapshots in a volume (ATL-CACHE-02, ATL-CACHE-03)", async () => {
      const redis = async (...words: readonly string[]) =>
        engine.docker("exec", await container("cache"), "redis-cli", ...words);
      const known = ["--no-auth-warning", "-a", PASSWORD];
      expect(await redis("ping")).toContain("NOAUTH");
      expect(await redis(...known, "ping")).toBe("PONG");
      expect(await redis(...known, "config", "get", "maxmemory*")).toContain("allkeys-lru");
      expect(await redis(...known, "config", "get", "maxmemory")).toContain(String(512 * 1024 * 1024));
      expect(await redis(...known, "save")).toBe("OK");
      const { Mounts, Config } = await inspect("cache");
      expect(Mounts).toMatchObject([
        { Type: "volume", Name: expect.stringMatching(/_redis-data$/), Destination: "/data" },
      ]);
      expect(Config.User).toBe("redis");
      expect(await engine.docker("top", await container("cache"), "-eo", "pid,args")).not.toContain(PASSWORD);
    });

    it("starts a container again whose process died, and reaches it again (ATL-DR-04)", async () => {
      const before = await inspect("gateway");
      // Docker says 0 of a container that does not run, and a signal to 0 reaches whoever sends it.
      expect(before.State.Pid).toBeGreaterThan(1);
      process.kill(before.State.Pid, "SIGKILL");
      await expect.poll(async () => (await inspect("gateway")).RestartCount).toBe(1);
      await expect.poll(async () => (await ask("https", "/api/videos")).status, { interval: 500 }).toBe(200);
    });

    it("changes nothing when a secret cannot be read", async () => {
      const before = readFileSync(join(machine.folder, ".env"), "utf8");
      rmSync(join(machine.folder, "secrets/accountability-atlas_launch_user-jwt"));
      const { code } = await script(machine, "start.sh", "r2");
      expect(code).not.toBe(0);
      expect(readFileSync(join(machine.folder, ".env"), "utf8")).toBe(before);
      expect(readFileSync(join(machine.folder, "tag"), "utf8")).toBe("r1\n");
    });

    /** Longer than any limit needs to forget: a full burst of the slower one leaks away in a second. */
    async function quiet(): Promise<void> {
      await new Promise((resolve) => setTimeout(resolve, 1_500));
    }

    async function inspect(name: string): Promise<Inspected> {
      return JSON.parse(await engine.docker("inspect", "--format", "{{json .}}", await container(name))) as Inspected;
    }

    async function container(name: string): Promise<string> {
      return engine.docker("ps", "--all", "--quiet", "--filter", `label=com.docker.compose.service=${name}`);
    }

    function compose(...words: readonly string[]): number | null {
      return spawnSync("docker-compose", ["-f", join(machine.folder, COMPOSE_FILE), ...words], {
        env: engine.environment,
        cwd: machine.folder,
      }).status;
    }

    function ask(scheme: "http" | "https", path: string, host = DOMAIN): Promise<Answer> {
      const options = {
        host: "127.0.0.1",
        port: machine.ports[scheme],
        path,
        headers: { host },
        servername: DOMAIN,
        rejectUnauthorized: false,
        agent: false,
      };
      return new Promise((resolve, reject) => {
        const sent = (scheme === "http" ? httpRequest : httpsRequest)(options, (response) => {
          let body = "";
          response.on("data", (chunk: Buffer) => (body += chunk.toString()));
          response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
        });
        sent.on("error", reject);
        sent.end();
      });
    }
  },
);

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

interface Inspected {
  readonly HostConfig: object;
  readonly Config: { readonly Env: readonly string[]; readonly User: string };
  readonly Mounts: readonly object[];
  readonly State: { readonly Pid: number };
  readonly RestartCount: number;
}

function secrets(): Readonly<Record<string, string>> {
  const of = (name: string): string => `accountability-atlas/launch/${name}`;
  const roles = ["location", "moderation", "notification", "search", "user", "video"];
  return {
    ...Object.fromEntries(roles.map((role) => [of(`database/${role}`), JSON.stringify({ password: `of-${role}` })])),
    [of("cache-password")]: PASSWORD,
    [of("user-jwt")]: JSON.stringify({ privateKey: KEY, publicKey: "public" }),
    [of("user-admin-password-hash")]: HASH,
    [of("video-youtube-api-key")]: "youtube",
    [of("web-mapbox-token")]: "mapbox",
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

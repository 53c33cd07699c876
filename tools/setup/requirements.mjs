/**
 * What Terrace needs from the system, as data. `programs` are alternatives: one of them found is enough.
 * `apt` and `brew` are package names; null where that package manager has none that works.
 * `unit` is the system service that the Debian package would start at every boot; Terrace starts engines itself.
 *
 * @typedef {{ name: string, programs: string[], apt: string | null, brew: string | null, unit?: string | string[] }} Requirement
 */

/** @type {readonly Requirement[]} */
export const ENGINES = [
  { name: "nginx", programs: ["nginx"], apt: "nginx", brew: "nginx", unit: "nginx" },
  { name: "HAProxy", programs: ["haproxy"], apt: "haproxy", brew: "haproxy", unit: "haproxy" },
  {
    name: "PostgreSQL 15",
    programs: [
      "/usr/lib/postgresql/15/bin/postgres",
      "/opt/homebrew/opt/postgresql@15/bin/postgres",
      "/usr/local/opt/postgresql@15/bin/postgres",
    ],
    apt: "postgresql-15",
    brew: "postgresql@15",
    unit: "postgresql",
  },
  { name: "PgBouncer", programs: ["pgbouncer"], apt: "pgbouncer", brew: "pgbouncer", unit: "pgbouncer" },
  { name: "Redis", programs: ["redis-server"], apt: "redis-server", brew: "redis", unit: "redis-server" },
  { name: "Prometheus", programs: ["prometheus"], apt: "prometheus", brew: "prometheus", unit: "prometheus" },
  { name: "FFmpeg", programs: ["ffmpeg"], apt: "ffmpeg", brew: "ffmpeg" },
];

/**
 * What brings the containers of one machine up for real. Debian's alone: elsewhere those tests say that they were not run.
 *
 * @type {readonly Requirement[]}
 */
export const FOR_CONFORMANCE = [
  {
    name: "Docker",
    programs: ["dockerd"],
    apt: "docker.io",
    brew: null,
    unit: ["docker.service", "docker.socket", "containerd.service"],
  },
  { name: "Docker Compose", programs: ["docker-compose"], apt: "docker-compose", brew: null },
  { name: "debootstrap", programs: ["debootstrap"], apt: "debootstrap", brew: null },
  { name: "jq", programs: ["jq"], apt: "jq", brew: null },
];

/** @type {readonly Requirement[]} */
export const FOR_TESTS = [
  {
    name: "Chromium",
    programs: [
      "chromium",
      "google-chrome",
      "google-chrome-stable",
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ],
    apt: "chromium",
    brew: "--cask google-chrome",
  },
  {
    name: "Noto fonts",
    programs: ["/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf", "/System/Library/Fonts"],
    apt: "fonts-noto-core",
    brew: null,
  },
];

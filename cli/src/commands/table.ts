import type { Command } from "../command.ts";

/** A verb before its code is loaded: a command pays only for itself. */
export interface CommandEntry {
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

/** Every verb, in the order of the help. */
export const COMMANDS: Readonly<Record<string, CommandEntry>> = {
  up: { summary: "start a platform on this machine", load: async () => (await import("./up.ts")).up },
  down: { summary: "stop a platform and all that it started", load: async () => (await import("./down.ts")).down },
  status: { summary: "show tasks, engines and their health", load: async () => (await import("./status.ts")).status },
  scaling: {
    summary: "show how many tasks there are, and why",
    load: async () => (await import("./scaling.ts")).scaling,
  },
  logs: { summary: "show what tasks and engines have written", load: async () => (await import("./logs.ts")).logs },
  traces: {
    summary: "show recorded requests, and where their time went",
    load: async () => (await import("./traces.ts")).traces,
  },
  open: { summary: "open a running platform in the browser", load: async () => (await import("./open.ts")).open },
  console: {
    summary: "serve a web page that shows a running platform live",
    load: async () => (await import("./console.ts")).consoleCommand,
  },
  alarms: {
    summary: "show how alarms and promises stand, and who is told",
    load: async () => (await import("./alarms.ts")).alarms,
  },
  backup: {
    summary: "copy a database, list the copies, test one",
    load: async () => (await import("./backup.ts")).backup,
  },
  restore: {
    summary: "restore a database, beside the live one or over it",
    load: async () => (await import("./restore.ts")).restore,
  },
  secret: {
    summary: "list secrets, set one, have one changed",
    load: async () => (await import("./secret.ts")).secret,
  },
  jobs: {
    summary: "list scheduled jobs, run one now",
    load: async () => (await import("./jobs.ts")).jobs,
  },
  ls: { summary: "list platforms and their environments", load: async () => (await import("./ls.ts")).ls },
  check: { summary: "check platforms and show every finding", load: async () => (await import("./check.ts")).check },
  plan: { summary: "show the way from one environment to another", load: async () => (await import("./plan.ts")).plan },
  advise: {
    summary: "say whether the platform has outgrown an environment",
    load: async () => (await import("./advise.ts")).advise,
  },
  price: {
    summary: "estimate what an environment costs",
    load: async () => (await import("./price.ts")).price,
  },
  synth: {
    summary: "write a cloud assembly of an environment",
    load: async () => (await import("./synth.ts")).synth,
  },
  eject: {
    summary: "write an environment as a plain app of its own",
    load: async () => (await import("./eject.ts")).eject,
  },
  deploy: {
    summary: "bring an environment to its provider, or services here",
    load: async () => (await import("./deploy.ts")).deploy,
  },
  deployments: {
    summary: "show deployments on this machine, watch them",
    load: async () => (await import("./deployments.ts")).deployments,
  },
  rollback: {
    summary: "bring a service back to the revision before",
    load: async () => (await import("./rollback.ts")).rollback,
  },
  scale: {
    summary: "give services another number of tasks",
    load: async () => (await import("./scale.ts")).scale,
  },
  trace: {
    summary: "show what became of every requirement",
    load: async () => (await import("./trace.ts")).trace,
  },
  docs: { summary: "write the architecture document", load: async () => (await import("./docs.ts")).docs },
  doctor: { summary: "show what this machine has and lacks", load: async () => (await import("./doctor.ts")).doctor },
};

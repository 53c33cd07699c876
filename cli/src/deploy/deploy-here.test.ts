import { describe, expect, it } from "vitest";
import type { Options } from "../command.ts";
import { recordedTerminal } from "../testing/recorded-terminal.ts";
import { deployHere, refuseStrangers } from "./deploy-here.ts";

const deploy = (options: Options, services: readonly string[] = ["identity"]) =>
  deployHere(
    { platform: "nowhere", services },
    {
      arguments: [],
      options: { here: true, ...options },
      terminal: recordedTerminal().terminal,
      onInterrupt: () => {},
    },
  );

describe("deploying here", () => {
  it.each<[Options, string]>([
    [{ strategy: "big-bang" }, '"big-bang" is no strategy.'],
    [{ speed: "0" }, '"0" is no speed.'],
    [{ speed: "fast" }, '"fast" is no speed.'],
    [{ setEnv: ["LOG_LEVEL"] }, '"LOG_LEVEL" is no variable.'],
    [{ setEnv: ["1A=secret"] }, '"1A" is no variable.'],
  ])("refuses %j before anybody is asked", async (options, message) => {
    await expect(deploy(options)).rejects.toThrow(message);
  });

  it("sets variables only for services that are named", async () => {
    await expect(deploy({ setEnv: ["A=b"] }, [])).rejects.toThrow("A variable is set for the services that are named.");
  });

  it.each<[Options, string]>([
    [{ here: true, release: "a1b2", dryRun: true }, "--release, --dry-run say nothing to a deployment here."],
    [{ here: true, allowReplace: ["database"] }, "--allow-replace says nothing to a deployment here."],
    [{ strategy: "canary" }, "--strategy says nothing to a deployment to AWS."],
    [{ setEnv: ["A=b"], speed: "3" }, "--set-env, --speed say nothing to a deployment to AWS."],
  ])("and to AWS have options of their own: %j", (options, message) => {
    expect(() => refuseStrangers(options)).toThrow(message);
  });

  it("and to AWS share the environment", () => {
    expect(() => refuseStrangers({ here: true, env: "production" })).not.toThrow();
    expect(() => refuseStrangers({ env: "production", yes: true })).not.toThrow();
  });
});

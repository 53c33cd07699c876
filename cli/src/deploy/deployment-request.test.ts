import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { deploymentRequest } from "./deployment-request.ts";

describe("a request to deploy", () => {
  it("takes its folder along when it ends, and leaves nothing for the end of the process", async () => {
    const before = process.listenerCount("exit");
    const request = await deploymentRequest("webstack", { env: "production", release: "abc" });
    expect(existsSync(request.directory)).toBe(true);
    expect(process.listenerCount("exit")).toBe(before + 1);
    request[Symbol.dispose]();
    expect(existsSync(request.directory)).toBe(false);
    expect(process.listenerCount("exit")).toBe(before);
  });
});

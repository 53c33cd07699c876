import { describe, expect, it } from "vitest";
import { administratorOf } from "./administrator.ts";
import type { Config } from "./config.ts";

const config = (part: Partial<Config>) => part as Config;

describe("administrator from the environment", () => {
  it("is all three variables or none", () => {
    const [ADMIN_USERNAME, ADMIN_EMAIL, ADMIN_PASSWORD] = ["admin", "admin@example.org", "hunter2"];
    expect(administratorOf(config({ ADMIN_USERNAME, ADMIN_EMAIL, ADMIN_PASSWORD }))).toEqual({
      username: "admin",
      email: "admin@example.org",
      password: "hunter2",
    });
    expect(administratorOf(config({}))).toBeUndefined();
    expect(() => administratorOf(config({ ADMIN_PASSWORD }))).toThrow(/ADMIN_USERNAME .*\n.*ADMIN_EMAIL/);
  });
});

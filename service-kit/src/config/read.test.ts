import { Type } from "typebox";
import { describe, expect, it } from "vitest";
import { ConfigError } from "./config-error.ts";
import { databaseConfig, httpConfig } from "./fragments.ts";
import { readConfig } from "./read.ts";

const schema = Type.Object({ ...httpConfig, ...databaseConfig });
const env = {
  PORT: "8080",
  DB_HOST: "127.0.0.1",
  DB_NAME: "breiq",
  DB_USER: "identity",
  DB_PASSWORD: "12345",
  UNRELATED: "x",
};

describe("reading the environment", () => {
  it("converts, fills in the defaults of BRQ-DB-09 and takes nothing else", () => {
    const config = readConfig(schema, env);
    expect(config).toMatchObject({
      PORT: 8080,
      DB_PORT: 5432,
      DB_POOL_MIN: 5,
      DB_POOL_MAX: 20,
      DB_POOL_IDLE_MS: 30_000,
      DB_POOL_CONNECT_MS: 2_000,
    });
    expect(config).not.toHaveProperty("UNRELATED");
    expect(config.DB_PASSWORD).toBe("12345");
  });

  it("lists every problem at once and echoes no value", () => {
    const broken = {
      ...env,
      PORT: "hunter2",
      DB_SSL: "hunter2",
      DB_HOST: "",
      DB_PASSWORD: undefined,
      LOG_LEVEL: "loud",
    };
    const error = catchError(() => readConfig(schema, broken));
    expect(error.problems.map(({ variable }) => variable).sort()).toEqual([
      "DB_HOST",
      "DB_PASSWORD",
      "DB_SSL",
      "LOG_LEVEL",
      "PORT",
    ]);
    expect(error.message).not.toContain("hunter2");
    expect(error.message).toContain("DB_SSL is not one of the accepted values. Use one of: off, verify.");
  });

  it("counts an empty variable as absent", () => {
    expect(readConfig(schema, { ...env, DB_PORT: "" }).DB_PORT).toBe(5432);
  });
});

function catchError(work: () => unknown): ConfigError {
  try {
    work();
  } catch (error) {
    if (error instanceof ConfigError) return error;
  }
  throw new Error("no ConfigError was thrown");
}

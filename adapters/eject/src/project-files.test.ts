import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { projectFiles } from "./project-files.ts";

const [manifest] = projectFiles({
  platform: "shop",
  environment: "production",
  stacks: [],
  artifacts: [],
  origins: [],
});
const asked = JSON.parse(manifest?.text ?? "");

const read = (path: string) => JSON.parse(readFileSync(join(import.meta.dirname, path), "utf8"));

it("asks for the library that the code was written with, in the same versions", () => {
  const { "aws-cdk-lib": library, constructs } = read("../package.json").dependencies;
  expect(asked.dependencies).toEqual({ "aws-cdk-lib": library, constructs });
});

it("asks for exact versions, of what else it needs too", () => {
  expect(asked.devDependencies["@types/node"]).toBe(read("../../../package.json").devDependencies["@types/node"]);
  for (const version of Object.values(asked.devDependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
});

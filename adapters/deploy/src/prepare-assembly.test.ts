import { describe, expect, it } from "vitest";
import { prepareAssembly, wantsProtection } from "./prepare-assembly.ts";

const MANIFEST = {
  version: "55.0.0",
  artifacts: {
    "shop-data.assets": { type: "cdk:asset-manifest", properties: { file: "shop-data.assets.json" } },
    "shop-data": {
      type: "aws:cloudformation:stack",
      dependencies: ["shop-network", "shop-data.assets"],
      properties: {
        templateFile: "shop-data.template.json",
        terminationProtection: true,
        assumeRoleArn: "arn:deploy",
        cloudFormationExecutionRoleArn: "arn:execute",
        stackTemplateAssetObjectUrl: "s3://bucket/key",
        lookupRole: { arn: "arn:lookup" },
        additionalDependencies: ["shop-data.assets"],
        requiresBootstrapStackVersion: 6,
        bootstrapStackVersionSsmParameter: "/cdk-bootstrap",
        tags: { Project: "shop" },
      },
    },
  },
};

describe("an assembly before it is deployed", () => {
  it("leads to roles and buckets only where there are some", () => {
    const own = prepareAssembly(MANIFEST, { bootstrapped: false, isProtected: new Set() });
    expect(own).toEqual({
      version: "55.0.0",
      artifacts: {
        "shop-data": {
          type: "aws:cloudformation:stack",
          dependencies: ["shop-network"],
          properties: {
            templateFile: "shop-data.template.json",
            terminationProtection: false,
            tags: { Project: "shop" },
          },
        },
      },
    });
  });

  it("keeps the roles of the bootstrap, and the protection as it stands", () => {
    const kept = prepareAssembly(MANIFEST, { bootstrapped: true, isProtected: new Set(["shop-data"]) });
    expect(kept).toEqual(MANIFEST);
    const first = prepareAssembly(MANIFEST, { bootstrapped: true, isProtected: new Set() });
    expect(first.artifacts?.["shop-data"]?.properties).toMatchObject({
      assumeRoleArn: "arn:deploy",
      terminationProtection: false,
    });
  });

  it("says which stacks want to be protected once they stand", () => {
    expect([...wantsProtection(MANIFEST)]).toEqual(["shop-data"]);
    expect([...wantsProtection({})]).toEqual([]);
  });
});

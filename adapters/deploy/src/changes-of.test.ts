import { fullDiff } from "@aws-cdk/cloudformation-diff";
import { describe, expect, it } from "vitest";
import { changesOf, removalOf } from "./changes-of.ts";

const DATABASE = {
  Type: "AWS::RDS::DBInstance",
  Properties: { DBInstanceIdentifier: "shop-database", DBInstanceClass: "db.t4g.micro", StorageEncrypted: false },
  Metadata: { "terrace:stateful": "postgres.database" },
  DeletionPolicy: "Retain",
};

function template(resources: Readonly<Record<string, object>>): Record<string, unknown> {
  return { Resources: resources };
}

function changed(before: object, after: object) {
  return changesOf(fullDiff(template({ One: before }), template({ One: after })));
}

describe("what a difference of templates does", () => {
  it("replaces a database whose storage is encrypted anew, and says by which property", () => {
    const after = {
      ...DATABASE,
      Properties: { ...DATABASE.Properties, StorageEncrypted: true, DBInstanceClass: "db.t4g.small" },
    };
    expect(changed(DATABASE, after)).toEqual([
      {
        action: "replace",
        resource: "One",
        type: "AWS::RDS::DBInstance",
        stateful: "postgres.database",
        named: true,
        kept: true,
        properties: ["StorageEncrypted"],
      },
    ]);
  });

  it("knows a thing that gets another name as replaced and not as named", () => {
    const after = { ...DATABASE, Properties: { ...DATABASE.Properties, DBInstanceIdentifier: "shop-store" } };
    expect(changed(DATABASE, after)).toMatchObject([{ action: "replace", named: false }]);
  });

  it("still counts a mark that the new template has lost", () => {
    const { Metadata: _mark, ...after } = {
      ...DATABASE,
      Properties: { ...DATABASE.Properties, StorageEncrypted: true },
    };
    expect(changed(DATABASE, after)).toMatchObject([{ action: "replace", stateful: "postgres.database" }]);
  });

  it("tells creations, updates and deletions apart", () => {
    const topic = { Type: "AWS::SNS::Topic", Properties: { DisplayName: "a" } };
    const difference = fullDiff(
      template({ Changed: topic, Database: DATABASE, Gone: topic, Same: topic }),
      template({ Changed: { ...topic, Properties: { DisplayName: "b" } }, New: topic, Same: topic }),
    );
    expect(changesOf(difference).map(({ action, resource, kept }) => [action, resource, kept])).toEqual([
      ["update", "Changed", false],
      ["delete", "Database", true],
      ["delete", "Gone", false],
      ["create", "New", false],
    ]);
  });

  it("deletes all of a stack that goes", () => {
    expect(removalOf(template({ Database: DATABASE, Topic: { Type: "AWS::SNS::Topic" } }))).toMatchObject([
      { action: "delete", resource: "Database", stateful: "postgres.database", kept: true },
      { action: "delete", resource: "Topic", stateful: null, kept: false },
    ]);
  });
});

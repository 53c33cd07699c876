import { DescribeDBInstancesCommand, DescribeDBParametersCommand, RDSClient } from "@aws-sdk/client-rds";
import { resourcesOf } from "@terrace/core/graph";
import { clientOf } from "../emulator.ts";
import { type Comparison, DAY, GIBIBYTE, idsOf } from "./comparison.ts";

/** Class, storage, zones, keeping and windows of each database. */
export const DATABASES: Comparison = {
  of: "databases",
  told(graph) {
    return Object.fromEntries(
      resourcesOf(graph, "postgres").map((postgres) => [
        postgres.name,
        {
          class: postgres.instanceClass,
          storage: postgres.storage.size / GIBIBYTE,
          type: postgres.storage.type,
          multiZone: postgres.multiZone,
          public: postgres.publiclyAccessible,
          encrypted: postgres.encryption !== "none",
          port: postgres.port,
          keepDays: Math.min(35, (resourcesOf(graph, "backup").find(({ of }) => of === postgres.id)?.keep ?? 0) / DAY),
          engine: `postgres ${postgres.version.split(".")[0]}`,
        },
      ]),
    );
  },
  async found(look) {
    const client = new RDSClient(clientOf(look.emulator, look.region));
    const wanted = new Set(Object.keys(DATABASES.told(look.graph)));
    const { DBInstances = [] } = await client.send(new DescribeDBInstancesCommand({}));
    return Object.fromEntries(
      DBInstances.filter(({ DBName = "" }) => wanted.has(DBName)).map((one) => [
        one.DBName,
        {
          class: one.DBInstanceClass,
          storage: one.AllocatedStorage,
          type: one.StorageType,
          multiZone: one.MultiAZ,
          public: one.PubliclyAccessible,
          encrypted: one.StorageEncrypted,
          port: one.Endpoint?.Port,
          keepDays: one.BackupRetentionPeriod,
          engine: `${one.Engine} ${one.EngineVersion?.split(".")[0]}`,
        },
      ]),
    );
  },
};

/** Database servers in the region: the one that is written to and its replicas. The emulator does not keep whose replica one is. */
export const SERVERS: Comparison = {
  of: "database servers by class",
  told(graph) {
    const servers = resourcesOf(graph, "postgres").map(({ instanceClass, replicas }) => [
      instanceClass,
      1 + replicas.filter(({ region }) => region === graph.region).length,
    ]);
    return Object.fromEntries(servers);
  },
  async found(look) {
    const client = new RDSClient(clientOf(look.emulator, look.region));
    const { DBInstances = [] } = await client.send(new DescribeDBInstancesCommand({}));
    const classes = Map.groupBy(DBInstances, ({ DBInstanceClass = "" }) => DBInstanceClass);
    return Object.fromEntries([...classes].map(([name, servers]) => [name, servers.length]));
  },
};

/** Parameters of the database that the platform sets. */
export const DATABASE_PARAMETERS: Comparison = {
  of: "parameters of databases",
  told(graph) {
    return Object.fromEntries(resourcesOf(graph, "postgres").flatMap(({ parameters }) => Object.entries(parameters)));
  },
  async found(look) {
    const client = new RDSClient(clientOf(look.emulator, look.region));
    const wanted = new Set(Object.keys(DATABASE_PARAMETERS.told(look.graph)));
    const groups = [...idsOf(look, "AWS::RDS::DBParameterGroup").values()];
    const answers = await Promise.all(
      groups.map((DBParameterGroupName) => client.send(new DescribeDBParametersCommand({ DBParameterGroupName }))),
    );
    return Object.fromEntries(
      answers
        .flatMap(({ Parameters = [] }) => Parameters)
        .filter(({ ParameterName = "" }) => wanted.has(ParameterName))
        .map(({ ParameterName, ParameterValue }) => [ParameterName, ParameterValue]),
    );
  },
};

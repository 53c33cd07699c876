import { ListHostedZonesCommand, ListResourceRecordSetsCommand, Route53Client } from "@aws-sdk/client-route-53";
import { type Graph, resourcesOf, type Value } from "@terrace/core/graph";
import { clientOf } from "../emulator.ts";
import type { Comparison } from "./comparison.ts";

/** Names and kinds of records. The zone's own name server records are no part of the platform. */
export const NAMES: Comparison = {
  of: "names and their records",
  told(graph) {
    const records = resourcesOf(graph, "dns").flatMap(({ zone, records }) =>
      records.map(({ name, type }) => `${name === "" ? "" : `${name}.`}${textOf(zone, graph)} ${type}`),
    );
    return Object.fromEntries(records.map((record) => [record, true]));
  },
  async found(look) {
    const client = new Route53Client(clientOf(look.emulator, "us-east-1"));
    const wanted = NAMES.told(look.graph);
    const { HostedZones = [] } = await client.send(new ListHostedZonesCommand({}));
    const answers = await Promise.all(
      HostedZones.map(({ Id }) => client.send(new ListResourceRecordSetsCommand({ HostedZoneId: Id }))),
    );
    const records = answers
      .flatMap(({ ResourceRecordSets = [] }) => ResourceRecordSets)
      .map(({ Name = "", Type }) => `${Name.replace(/\.$/, "")} ${Type}`);
    return Object.fromEntries(records.filter((record) => wanted[record] === true).map((record) => [record, true]));
  },
};

function textOf(value: Value, graph: Graph): string {
  if (value.kind === "literal") return value.value;
  return (value.kind === "parameter" ? graph.parameters[value.name] : null) ?? "example.com";
}

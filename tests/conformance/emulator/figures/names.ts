import { ListHostedZonesCommand, ListResourceRecordSetsCommand, Route53Client } from "@aws-sdk/client-route-53";
import { resourcesOf } from "@terrace/core/graph";
import { clientOf } from "../emulator.ts";
import { domainOf } from "../grounds.ts";
import type { Comparison } from "./comparison.ts";

/** Names and kinds of records. The zone's own name server records are no part of the platform. */
export const NAMES: Comparison = {
  of: "names and their records",
  told(graph) {
    const records = resourcesOf(graph, "dns").flatMap(({ records }) => records);
    const names = records.map(({ name, type }) => `${name === "" ? "" : `${name}.`}${domainOf(graph)} ${type}`);
    return Object.fromEntries(names.map((name) => [name, true]));
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

import { type Dns, type DnsRecord, findResource } from "@terrace/core/graph";
import { Fn, type Stack } from "aws-cdk-lib";
import { CfnHealthCheck, CfnRecordSet, type CfnRecordSetProps } from "aws-cdk-lib/aws-route53";
import { differ, report, type SynthContext } from "./assembly/context.ts";
import { fact, knows } from "./assembly/facts.ts";
import { seconds } from "./assembly/measure.ts";
import { logicalId } from "./assembly/name.ts";
import { type Part, SYNTHESIZED } from "./assembly/part.ts";
import { stackFor } from "./assembly/stacks.ts";
import { plain } from "./environment/public-name.ts";
import { zoneId } from "./names/zone.ts";

/** Zone of every CloudFront distribution, as AWS documents it for alias records. */
const CLOUDFRONT_ZONE = "Z2FDTNDATAQYW2";

/** Records of a zone that is there already, each in the stack of what it leads to. (BRQ-NET-13, DFZ-NET-06, ATL-NET-10..12) */
export function synthDns(dns: Dns, context: SynthContext): Part {
  for (const [index, record] of dns.records.entries()) buildRecord(dns, { record, index }, context);
  return SYNTHESIZED;
}

interface Entry {
  readonly record: DnsRecord;
  readonly index: number;
}

function buildRecord(dns: Dns, { record, index }: Entry, context: SynthContext): void {
  const stack = stackOf(record, context);
  const alike = dns.records.filter(({ name, type }) => name === record.name && type === record.type);
  const ordinal = alike.indexOf(record) === 0 ? [] : [String(alike.indexOf(record) + 1)];
  const id = (role: string): string =>
    logicalId(dns.id, record.name === "" ? "apex" : record.name, record.type, role, ...ordinal);
  const zone = plain(dns.zone, { stack, context });
  const name = record.name === "" ? zone : Fn.join(".", [record.name, zone]);
  const answer = answerOf(dns, record, { stack, context });
  if (answer === null) return;
  new CfnRecordSet(stack, id("Record"), {
    hostedZoneId: zoneId({ stack, context }),
    name,
    type: record.type,
    ...answer,
    ...routingOf(record, index),
    ...healthOf(record, { stack, id: id("Health"), name }),
  });
}

/** Content delivery stands in us-east-1 and everything else in the platform's region. */
function stackOf({ target }: DnsRecord, context: SynthContext): Stack {
  const edge = target.kind === "resource" && findResource(context.graph, "edge", target.id)?.engine === "cdn";
  return stackFor(context, edge ? "edge" : "services");
}

interface Place {
  readonly stack: Stack;
  readonly context: SynthContext;
}

function answerOf(dns: Dns, record: DnsRecord, place: Place): Partial<CfnRecordSetProps> | null {
  const { stack, context } = place;
  const { target, ttl } = record;
  if (target.kind === "name") return { ttl: String(seconds(ttl)), resourceRecords: [plain(target.value, place)] };
  if (knows(context, target.id, "address"))
    return { ttl: String(seconds(ttl)), resourceRecords: [fact(stack, target.id, "address", context)] };
  if (knows(context, target.id, "dns-name")) {
    differ(context, dns.id, "alias records have the time to live of what they lead to: 60 seconds");
    const distribution = findResource(context.graph, "edge", target.id) !== undefined;
    return {
      aliasTarget: {
        dnsName: fact(stack, target.id, "dns-name", context),
        hostedZoneId: distribution ? CLOUDFRONT_ZONE : fact(stack, target.id, "zone-id", context),
        evaluateTargetHealth: !distribution,
      },
    };
  }
  report(context, dns.id, {
    code: "TER-SYN-002",
    message: `the record "${record.name}" leads to ${target.id}, which has no name on AWS`,
    hint: "Lead it to the balancer, the host, or an edge with engine cdn.",
  });
  return null;
}

function routingOf({ routing }: DnsRecord, index: number): Partial<CfnRecordSetProps> {
  switch (routing.policy) {
    case "simple":
      return {};
    case "failover":
      return { setIdentifier: routing.role, failover: routing.role.toUpperCase() };
    case "weighted":
      return { setIdentifier: `weight-${index + 1}`, weight: routing.weight };
    case "latency":
      return { setIdentifier: routing.region, region: routing.region };
  }
}

/** Route 53 asks every 10 or every 30 seconds, from many places at once. */
function healthOf(
  { health }: DnsRecord,
  { stack, id, name }: { readonly stack: Stack; readonly id: string; readonly name: string },
): Partial<CfnRecordSetProps> {
  if (health === null) return {};
  const check = new CfnHealthCheck(stack, id, {
    healthCheckConfig: {
      type: "HTTPS",
      fullyQualifiedDomainName: name,
      port: 443,
      resourcePath: health.path,
      requestInterval: seconds(health.interval) < 30 ? 10 : 30,
      failureThreshold: Math.min(10, Math.max(1, health.failures)),
      enableSni: true,
    },
  });
  return { healthCheckId: check.attrHealthCheckId };
}

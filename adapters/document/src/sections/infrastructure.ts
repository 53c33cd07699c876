import { networkDiagram } from "../diagrams/network.ts";
import type { Block, Section, Text } from "../model/document.ts";
import type { DocumentInput } from "../model/document-input.ts";
import { drawn } from "../model/drawn.ts";
import { bytes, nameOf, spec, time, yes } from "../model/figure.ts";
import { graphsOf, sideBySide } from "../model/side-by-side.ts";

/** Network, machines and everything that a request passes on its way in. */
export function infrastructure(input: DocumentInput): Section {
  return {
    title: "Infrastructure",
    blocks: [
      { kind: "heading", text: "Network" },
      ...drawn(input, networkDiagram),
      ...sideBySide(input, "network", [
        ["address block", "cidr", ({ cidr }) => cidr],
        ["zones", "zones", ({ zones }) => zones.join(", ") || "–"],
        ...(["public", "private", "data"] as const).map(
          (tier) =>
            [
              `${tier} subnets`,
              `subnets.${tier}`,
              ({ subnets }: { readonly subnets: readonly { readonly tier: string; readonly cidr: string }[] }) =>
                subnets
                  .filter((subnet) => subnet.tier === tier)
                  .map(({ cidr }) => cidr)
                  .join(", ") || "–",
            ] as const,
        ),
        ["NAT", "nat", ({ nat }) => nat],
        ["internet gateway", "internetGateway", ({ internetGateway }) => yes(internetGateway)],
        ["endpoints", "endpoints", ({ endpoints }) => endpoints.map(({ service }) => service).join(", ") || "none"],
        [
          "network ACLs",
          "acls",
          ({ acls }) => acls.map(({ tier, rules }) => `${tier}: ${rules.length} rules`).join(", ") || "default",
        ],
      ]),
      { kind: "heading", text: "Machines" },
      ...sideBySide(input, "host", [
        ["type", "type", ({ instanceType }) => instanceType],
        ["vCPU", "type", ({ cpus }) => cpus],
        ["memory", "type", ({ memory }) => bytes(memory)],
        ["disk", "disk", ({ disk }) => `${bytes(disk.size)} ${disk.type}`],
        ["fixed address", "elasticAddress", ({ elasticAddress }) => yes(elasticAddress)],
        ["Compose file", "composeFile", ({ composeFile }) => composeFile],
        ["machine images kept", "imagesKept", ({ imagesKept }) => imagesKept],
      ]),
      { kind: "heading", text: "The way in" },
      ...sideBySide(input, "edge", [
        ["engine", "engine", ({ engine }) => engine],
        ["compression", "compression", ({ compression }) => compression.join(", ") || "none"],
        [
          "rate limits",
          "rateLimits",
          ({ rateLimits }) =>
            rateLimits.map(({ path, requests, per }) => `${path}: ${requests} per ${time(per)}`).join("; ") || "none",
        ],
        ["largest upload", "uploads", ({ uploads }) => bytes(uploads.maximum)],
        ["origin shield", "originShield", ({ originShield }) => originShield ?? "none"],
        [
          "countries",
          "countries",
          ({ countries }) => (countries === null ? "all" : `${countries.mode} ${countries.codes.join(", ")}`),
        ],
        ["least TLS", "minimumTls", ({ minimumTls }) => minimumTls],
        ["security headers", "securityHeaders", ({ securityHeaders }) => yes(securityHeaders)],
        [
          "routes",
          "routes",
          ({ routes }) =>
            routes
              .map(({ path, cache }) => `${path} (${cache === null ? "not kept" : `kept ${time(cache)}`})`)
              .join("; "),
        ],
      ]),
      ...sideBySide(input, "balancer", [
        ["engine", "", ({ engine }) => engine],
        [
          "listeners",
          "listeners",
          ({ listeners }) =>
            listeners
              .map(({ port, protocol, redirectTo }) => `${protocol} ${port}${redirectTo === null ? "" : " → https"}`)
              .join(", "),
        ],
        [
          "TLS policy",
          "listeners",
          ({ listeners }) => listeners.flatMap(({ tlsPolicy }) => tlsPolicy ?? []).join(", ") || "–",
        ],
        ["idle timeout", "idleTimeout", ({ idleTimeout }) => time(idleTimeout)],
      ]),
      ...routes(input),
      ...sideBySide(input, "dns", [
        ["records", "records", ({ records }) => records.map(({ name, type }) => `${name || "@"} ${type}`).join(", ")],
      ]),
      ...sideBySide(input, "certificate", [
        ["issuer", "issuer", ({ issuer }) => issuer],
        ["region", "", ({ region }) => region ?? "–"],
      ]),
    ],
  };
}

/** Which paths lead to which tasks. */
function routes(input: DocumentInput): readonly Block[] {
  const graphs = graphsOf(input);
  const cells = new Map<string, Map<string, string>>();
  for (const graph of graphs)
    for (const balancer of graph.resources)
      if (balancer.kind === "balancer")
        for (const { paths, target } of balancer.routes)
          cells.set(
            nameOf(target),
            new Map([
              ...(cells.get(nameOf(target)) ?? []),
              [
                graph.environment,
                [cells.get(nameOf(target))?.get(graph.environment), ...paths].filter(Boolean).join(", "),
              ],
            ]),
          );
  const rows = [...cells].map(([target, own]): readonly Text[] => [
    target,
    ...graphs.map((graph) => spec(graph, `services.${target}.paths`, own.get(graph.environment) ?? "–")),
  ]);
  if (rows.length === 0) return [];
  return [
    { kind: "table", title: "Paths by task", columns: ["", ...graphs.map(({ environment }) => environment)], rows },
  ];
}

import { EDGE_FIGURES } from "../../config/nginx/nginx-conf.ts";
import { readHttp } from "../probe/read-http.ts";
import type { Figure } from "./exposition.ts";

const PATIENCE = 1_000;

/** What nginx counts: requests since it was started, and open connections. Rejects when it does not answer. */
export async function nginxFigures(process: string, port: number): Promise<readonly Figure[]> {
  const { requests, open } = parseStatus(await readHttp({ port, path: EDGE_FIGURES }, PATIENCE));
  const samples = (value: number) => [{ labels: { process }, value }];
  return [
    { name: "terrace_edge_requests_total", type: "counter", samples: samples(requests) },
    { name: "terrace_edge_connections", type: "gauge", samples: samples(open) },
  ];
}

/** Reads stub_status: `Active connections: 2`, a line of names, ` accepted handled requests` as numbers. */
export function parseStatus(text: string): { readonly requests: number; readonly open: number } {
  const [, open] = /^Active connections: (\d+)/.exec(text) ?? [];
  const [, requests] = /^ *\d+ +\d+ +(\d+) *$/m.exec(text) ?? [];
  if (open === undefined || requests === undefined) throw new Error(`not the status of nginx: ${text.slice(0, 80)}`);
  return { requests: Number(requests), open: Number(open) };
}

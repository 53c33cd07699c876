import { resourcesOf } from "../graph/index.ts";
import { knownText } from "./known-text.ts";
import type { Rule } from "./rule.ts";

const SSH = 22;

/** Shorter than this, a block is nobody's own: the largest ever allotted to one holder. Source: IANA, "IPv4 Address Space Registry" and "IPv6 Global Unicast Address Assignments". */
const OWN = { v4: 8, v6: 16 } as const;

/** A pipeline's runner has any address of the internet, so a shell that it may open is one for everybody. (ATL-NET-08, ATL-CICD-06, CON-ATL-10) */
export const openShell: Rule = {
  code: "TER-CHK-053",
  check: (graph) => [
    ...resourcesOf(graph, "security-edge")
      .filter(({ from, port }) => from === "internet" && port === SSH)
      .map(({ to }) => breach(to)),
    ...resourcesOf(graph, "host")
      .filter(({ shellFrom }) => shellFrom !== null && isAnybody(knownText(shellFrom, graph)))
      .map(({ id }) => breach(id)),
  ],
};

function isAnybody(block = ""): boolean {
  const [address = "", length] = block.split("/");
  return length !== undefined && Number(length) < (address.includes(":") ? OWN.v6 : OWN.v4);
}

function breach(of: string) {
  return {
    of,
    word: "shellFrom",
    message: `anybody may knock at port ${SSH} of ${of}`,
    hint: "open it to one address only, or to nobody: the session manager needs no port, from a pipeline neither",
  };
}

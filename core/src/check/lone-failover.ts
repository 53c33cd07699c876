import { type DnsRecord, resourcesOf } from "../graph/index.ts";
import type { Rule } from "./rule.ts";

/** Names can choose only where there is more than one place to lead to. (DFZ-NET-06, CON-DFZ-08) */
export const loneFailover: Rule = {
  code: "TER-CHK-045",
  check: (graph) =>
    resourcesOf(graph, "dns").flatMap(({ id, records }) =>
      [...new Set(records.map(({ name }) => name))].flatMap((name) => {
        const answers = records.filter((record) => record.name === name);
        const [policy] = answers.map(({ routing }) => routing.policy);
        if (policy === undefined || policy === "simple" || placesOf(answers) > 1) return [];
        return [
          {
            of: id,
            word: `records.${name}`,
            message: `${name || "the zone itself"} is to choose by ${policy}, and all its answers lead to one place`,
            hint: "add a second place, such as a standby in another region, or take the choice away",
          },
        ];
      }),
    ),
};

function placesOf(answers: readonly DnsRecord[]): number {
  return new Set(answers.map(({ target }) => JSON.stringify(target))).size;
}

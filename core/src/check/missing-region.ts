import type { Rule } from "./rule.ts";

/** On AWS everything stands in a region, and prices, zones and versions follow from it. (CON-WEB-12) */
export const missingRegion: Rule = {
  code: "TER-CHK-057",
  check: ({ target, region }) =>
    target === "aws" && region === null
      ? [
          {
            of: null,
            word: "region",
            message: "this environment stands on AWS, and no region is said",
            hint: 'say where: region: "eu-central-1"',
          },
        ]
      : [],
};

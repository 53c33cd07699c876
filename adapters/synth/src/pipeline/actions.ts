/**
 * Actions of others that jobs use, by commit: a tag can be moved to other code, and these jobs may sign in to AWS. Source of the
 * commits: the tags of each repository. (ATL-CICD-09)
 */
export const ACTIONS = {
  checkout: "actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683",
  node: "actions/setup-node@49933ea5288caeca8642d1e84afbd3f7d6820020",
  registry: "aws-actions/amazon-ecr-login@062b18b96a7aff071d4dc91bc00c4c1a7945b076",
  signIn: "aws-actions/configure-aws-credentials@b47578312673ae6fa5b5096b330d9fbac3d116df",
} as const;

/** The tag that each had then, for people and for robots that offer newer ones. */
export const ACTION_TAGS: ReadonlyMap<string, string> = new Map([
  [ACTIONS.checkout, "v4.2.2"],
  [ACTIONS.node, "v4.4.0"],
  [ACTIONS.registry, "v2.0.1"],
  [ACTIONS.signIn, "v4.2.1"],
]);

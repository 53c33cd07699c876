import type { Stack } from "aws-cdk-lib";

/** What is known about resources once they stand, by `<resource>/<fact>`. */
export type FactBook = Map<string, { readonly stack: Stack; readonly text: string }>;

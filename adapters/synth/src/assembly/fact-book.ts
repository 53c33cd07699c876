import type { Stack } from "aws-cdk-lib";

/** What is known about resources once they stand, by `<resource>/<fact>`. */
export type FactBook = Map<string, Known>;

/** A text that one stack gives; or one that every stack works out for itself, such as the ARN of a copy. */
export type Known =
  | { readonly stack: Stack; readonly text: string }
  | { readonly stack: null; readonly text: (reader: Stack) => string };

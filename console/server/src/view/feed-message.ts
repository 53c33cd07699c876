/** What a browser is told about a topic. `absent` names the route that the control plane does not have. */
export type FeedMessage =
  | { readonly kind: "whole"; readonly value: unknown }
  | { readonly kind: "more"; readonly value: readonly unknown[] }
  | { readonly kind: "absent"; readonly route: string }
  | { readonly kind: "away" };

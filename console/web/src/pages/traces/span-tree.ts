import type { TraceSpan } from "@terrace/core/report";

/** Spans below those that they belong to, each with how deep it lies. One whose parent was not recorded stands by itself. */
export function spanTree(spans: readonly TraceSpan[]): readonly { readonly span: TraceSpan; readonly depth: number }[] {
  const known = new Set(spans.map(({ spanId }) => spanId));
  const below = Map.groupBy(spans, ({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : ""));
  const rows: { span: TraceSpan; depth: number }[] = [];
  const add = (parent: string, depth: number): void => {
    for (const span of below.get(parent) ?? []) {
      rows.push({ span, depth });
      add(span.spanId, depth + 1);
    }
  };
  add("", 0);
  return rows;
}

/** What a span is about: the edge and the balancer know no routes, so that their path says more than their method. */
export function spanName({ name, attributes }: TraceSpan): string {
  const path = attributes["url.path"];
  return typeof path === "string" && !name.includes("/") ? `${name} ${path}` : name;
}

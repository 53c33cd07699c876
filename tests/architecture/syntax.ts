import { parseAst } from "vitest/node";
import type { SourceFile } from "./source-tree.ts";

/** A node of a file's syntax tree in the form of ESTree, as far as the rules look at it. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

/** What stands at the top of a file. */
export function statementsOf({ path, text }: SourceFile): readonly SyntaxNode[] {
  const lang = path.endsWith("x") ? "tsx" : "ts";
  return parseAst(text, { lang }, path).body as unknown as readonly SyntaxNode[];
}

/** Every node below some, themselves included, with the one that it stands in. */
export function* nodesBelow(
  nodes: readonly SyntaxNode[],
  parent: SyntaxNode | null = null,
): Generator<{ readonly node: SyntaxNode; readonly parent: SyntaxNode | null }> {
  for (const node of nodes) {
    yield { node, parent };
    yield* nodesBelow(childrenOf(node), node);
  }
}

/** Where a node stands, for a person. */
export function placeOf({ path, text }: SourceFile, { start }: SyntaxNode): string {
  return `${path}:${text.slice(0, start).split("\n").length}`;
}

function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  return Object.values(node)
    .flat()
    .filter((value): value is SyntaxNode => typeof value === "object" && value !== null && "type" in value);
}

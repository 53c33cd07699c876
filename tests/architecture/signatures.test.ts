import { expect, it } from "vitest";
import { readSourceTree } from "./source-tree.ts";
import { nodesBelow, placeOf, type SyntaxNode, statementsOf } from "./syntax.ts";

/** What gives a function its name; where it is handed over without one, the shape is decided by whoever calls it. */
const NAMING = ["VariableDeclarator", "MethodDefinition", "PropertyDefinition", "Property", "ExportDefaultDeclaration"];

it("functions take at most three parameters, the last of which may be an object with names", () => {
  const long = readSourceTree().flatMap((file) =>
    [...nodesBelow(statementsOf(file))]
      .filter(({ node, parent }) => isOurs(node, parent) && parametersOf(node).length > 3)
      .map(({ node }) => placeOf(file, node)),
  );
  expect(long).toEqual([]);
});

function isOurs({ type }: SyntaxNode, parent: SyntaxNode | null): boolean {
  if (type === "FunctionDeclaration") return true;
  return /Function/.test(type) && parent !== null && NAMING.includes(parent.type);
}

function parametersOf({ params }: SyntaxNode): readonly unknown[] {
  return Array.isArray(params) ? params : [];
}

import { expect, it } from "vitest";
import { readSourceTree, type SourceFile } from "./source-tree.ts";
import { placeOf, type SyntaxNode, statementsOf } from "./syntax.ts";

const files = new Map(readSourceTree().map((file) => [file.path, file]));

it("everything that a package shows to others says what it is for", () => {
  const indexes = [...files.values()].filter(({ path }) => path.endsWith("/index.ts"));
  const silent = indexes.flatMap(shownBy).filter((shown) => !hasDocstring(shown) && !isSaidElsewhere(shown));
  const bare = new Set(silent.map(({ file, node }) => `${placeOf(file, node)} ${nameOf(node)}`));
  expect([...bare].sort()).toEqual([]);
});

interface Shown {
  readonly file: SourceFile;
  readonly node: SyntaxNode;
}

/** The declarations that a file exports, by itself or from other files of ours. */
function shownBy(file: SourceFile): readonly Shown[] {
  return exportsOf(file).flatMap((node) => {
    const source = node.source as { readonly value: string } | null | undefined;
    if (source === null || source === undefined) return node.declaration ? [{ file, node }] : [];
    const from = files.get(file.imports.find(({ specifier }) => specifier === source.value)?.file ?? "");
    return from === undefined ? [] : (node.specifiers as readonly SyntaxNode[]).flatMap((one) => found(one, from));
  });
}

function found(specifier: SyntaxNode, from: SourceFile): readonly Shown[] {
  const { name } = specifier.local as { readonly name: string };
  const own = exportsOf(from).find((node) => nameOf(node) === name);
  if (own !== undefined) return [{ file: from, node: own }];
  return shownBy(from).filter(({ node }) => nameOf(node) === name);
}

function exportsOf(file: SourceFile): readonly SyntaxNode[] {
  return statementsOf(file).filter(({ type }) => type === "ExportNamedDeclaration");
}

/** What a declaration declares; nothing for a list of names. */
function nameOf({ declaration }: SyntaxNode): string | undefined {
  const { id, declarations } = (declaration ?? {}) as {
    id?: { name: string };
    declarations?: { id: { name: string } }[];
  };
  return (id ?? declarations?.[0]?.id)?.name;
}

/** Between the two may stand why the linter is to be silent. */
function hasDocstring({ file: { text }, node: { start } }: Shown): boolean {
  const before = text.slice(0, start).replace(/(\n\/\/[^\n]*)+\s*$/, "");
  return before.trimEnd().endsWith("*/");
}

/** The type of a schema of the same name, the words of an author with their kind, and the props of a component: their other half says it. */
function isSaidElsewhere({ file, node }: Shown): boolean {
  const name = nameOf(node) ?? "";
  const others = exportsOf(file).filter((one) => one !== node && hasDocstring({ file, node: one }));
  const half = name
    .replace(/Spec$/, "Words")
    .replace(/Props$/, "")
    .toLowerCase();
  return others.some((one) => nameOf(one)?.toLowerCase() === half);
}

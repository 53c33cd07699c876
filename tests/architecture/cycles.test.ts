import { describe, expect, it } from "vitest";
import { readSourceTree, type SourceFile } from "./source-tree.ts";

describe("import cycles", () => {
  it("has none, types counted, because a type cycle is a run-time cycle one edit later", () => {
    expect(cycles(readSourceTree())).toEqual([]);
  });

  it("would see one", () => {
    const file = (path: string, target: string): SourceFile => ({
      path,
      text: "",
      lines: 0,
      imports: [{ specifier: target, file: target, typeOnly: true }],
    });
    expect(cycles([file("a.ts", "b.ts"), file("b.ts", "c.ts"), file("c.ts", "a.ts")])).toEqual([
      "a.ts -> b.ts -> c.ts -> a.ts",
    ]);
  });
});

function cycles(files: readonly SourceFile[]): readonly string[] {
  const targets = new Map(files.map((file) => [file.path, file.imports.flatMap((found) => found.file ?? [])]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) {
      found.push([...trail.slice(start), path].join(" -> "));
      return;
    }
    if (done.has(path)) return;
    for (const target of targets.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const file of files) visit(file.path, []);
  return found;
}

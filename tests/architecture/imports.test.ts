import { describe, expect, it } from "vitest";
import { LAYERS, type Layer } from "./layers.ts";
import { type Import, readSourceTree, type SourceFile, shipped } from "./source-tree.ts";

const files = shipped(readSourceTree());

describe("who may import whom", () => {
  it("gives every shipped file a layer", () => {
    expect(files.filter((file) => layerOf(file.path) === undefined).map((file) => file.path)).toEqual([]);
  });

  for (const layer of LAYERS) {
    it(`${layer.name}: ${layer.because}`, () => {
      const own = files.filter((file) => layerOf(file.path) === layer);
      expect(own.flatMap((file) => violations(file, layer))).toEqual([]);
    });
  }

  it("leads nowhere that does not exist", () => {
    const known = new Set(readSourceTree().map((file) => file.path));
    const broken = files.flatMap((file) =>
      file.imports.flatMap(({ file: target, specifier }) =>
        target === null || known.has(target) || /\.(css|json|svg)$/.test(target) || specifier.includes(".next")
          ? []
          : [`${file.path} -> ${specifier}`],
      ),
    );
    expect(broken).toEqual([]);
  });

  it.each([
    ["features of the web app", /^web\/src\/features\/([^/]+)\//],
    ["pages of the console", /^console\/web\/src\/pages\/([^/]+)\//],
  ])("keeps %s apart", (_, place) => {
    const roomOf = (path: string | null) => place.exec(path ?? "")?.[1];
    const crossing = files.flatMap((file) => {
      const own = roomOf(file.path);
      const foreign = file.imports.filter(({ file: target }) => roomOf(target) !== undefined && roomOf(target) !== own);
      return own === undefined ? [] : foreign.map((found) => `${file.path} -> ${found.specifier}`);
    });
    expect(crossing).toEqual([]);
  });

  it("starts processes and opens sockets only where that is the job", () => {
    const doors =
      /^(adapters\/run\/src\/supervise\/|adapters\/verify\/src\/load\/|cli\/|console\/server\/src\/(start-console|build\/)|tools\/|web\/build|service-kit\/src\/(process|http|db|queue|bus|cache)\/|services\/[^/]+\/src\/(media|jobs|main|worker))/;
    const guarded = ["node:child_process", "node:net", "node:http", "node:cluster", "node:worker_threads"];
    const outside = files.flatMap((file) =>
      file.imports
        .filter(({ specifier, typeOnly }) => guarded.includes(specifier) && !typeOnly && !doors.test(file.path))
        .map(({ specifier }) => `${file.path} -> ${specifier}`),
    );
    expect(outside).toEqual([]);
  });
});

function layerOf(path: string): Layer | undefined {
  return LAYERS.find((layer) => layer.holds.test(path));
}

function violations(file: SourceFile, layer: Layer): readonly string[] {
  return file.imports
    .filter((found) => !allowed(found, file, layer))
    .map((found) => `${file.path} -> ${found.specifier}`);
}

function allowed(found: Import, file: SourceFile, layer: Layer): boolean {
  if (found.file === null) {
    if (layer.outside === "npm and node") return true;
    return layer.outside === "npm" && !found.specifier.startsWith("node:");
  }
  if (layer.name === "services")
    return sameService(file.path, found.file) || layer.mayImport.some((pattern) => pattern.test(found.file ?? ""));
  return layer.holds.test(found.file) || layer.mayImport.some((pattern) => pattern.test(found.file ?? ""));
}

/** A service may read its own contract but never its manifest, which belongs to the author's words. */
function sameService(from: string, to: string): boolean {
  const folder = /^services\/[^/]+\//.exec(from)?.[0] ?? "";
  return to.startsWith(folder) && to !== `${folder}service.ts`;
}

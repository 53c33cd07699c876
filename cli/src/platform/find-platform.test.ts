import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { chooseEnvironment } from "./choose-environment.ts";
import { findPlatform, listPlatforms } from "./find-platform.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "terrace-find-"));
});
afterEach(() => rmSync(root, { recursive: true }));

function add(...folder: string[]): string {
  const place = join(root, ...folder);
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, "platform.ts"), "");
  return place;
}

describe("findPlatform", () => {
  it("takes the only one when none is named", () => {
    add("platforms", "shop");
    expect(findPlatform(undefined, root).folder).toBe("shop");
  });

  it("wants a name when there are several", () => {
    add("platforms", "shop");
    add("platforms", "club");
    expect(() => findPlatform(undefined, root)).toThrow(expect.objectContaining({ hint: "One of club, shop." }));
    expect(findPlatform("club", root).path).toBe(join(root, "platforms", "club", "platform.ts"));
  });

  it("takes a path to a folder, or to its file", () => {
    const place = add("elsewhere", "mine");
    expect(findPlatform(place, root).folder).toBe("mine");
    expect(findPlatform(join(place, "platform.ts"), root).path).toBe(join(place, "platform.ts"));
  });

  it("guesses what was meant", () => {
    add("platforms", "shop");
    expect(() => findPlatform("shpo", root)).toThrow(
      expect.objectContaining({ exitCode: 1, hint: 'Did you mean "shop"?' }),
    );
  });

  it("says that a folder holds no platform", () => {
    expect(() => findPlatform(root, root)).toThrow(`${root} holds no platform.ts.`);
  });

  it("lists folders that hold one, by name", () => {
    add("platforms", "shop");
    add("platforms", "club");
    mkdirSync(join(root, "platforms", "notes"));
    expect(listPlatforms(root).map(({ folder }) => folder)).toEqual(["club", "shop"]);
  });
});

describe("chooseEnvironment", () => {
  const file = { folder: "shop", path: "/shop/platform.ts", shown: "shop/platform.ts" };

  it.each([
    [["staging", "local"], undefined, "local"],
    [["live"], undefined, "live"],
    [["local", "live"], "live", "live"],
  ])("of %j, asked for %s, takes %s", (names, word, chosen) => {
    expect(chooseEnvironment(file, names, word)).toBe(chosen);
  });

  it("guesses a misspelt one and asks where it cannot choose", () => {
    expect(() => chooseEnvironment(file, ["local", "live"], "lvie")).toThrow(
      expect.objectContaining({ hint: 'Did you mean "live"?' }),
    );
    expect(() => chooseEnvironment(file, ["staging", "live"], undefined)).toThrow("Say which environment");
  });
});

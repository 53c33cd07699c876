import { describe, expect, it } from "vitest";
import { maySee, requireDeletion, requireOwner } from "./access.ts";

const person = (id: string, ...permissions: string[]) => ({ id, username: id, role: "user", permissions });
const owner = person("owner", "update:own:video", "delete:own:video");
const other = person("other", "update:own:video", "delete:own:video");
const moderator = person("mod", "delete:any:video", "manage:content");
const video = (is_public: boolean, state: "playable" | "uploaded" = "playable") => ({
  user_id: "owner",
  is_public,
  state,
});

describe("maySee", () => {
  it.each([
    ["public", video(true), [true, true, true, true]],
    ["public, not ready", video(true, "uploaded"), [true, false, false, true]],
    ["private", video(false), [true, false, false, true]],
  ])("%s: owner, other, anonymous, moderator", (_name, subject, expected) => {
    expect([owner, other, null, moderator].map((user) => maySee(subject, user))).toEqual(expected);
  });
});

const codeOf = (action: () => unknown) => {
  try {
    action();
    return "ok";
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe("requireOwner", () => {
  it("lets the owner and moderators change, and does not tell others of what they cannot see", () => {
    expect([owner, other, moderator].map((user) => codeOf(() => requireOwner(video(true), user)))).toEqual([
      "ok",
      "FORBIDDEN",
      "ok",
    ]);
    expect(codeOf(() => requireOwner(video(false), other))).toBe("NOT_FOUND");
    expect(codeOf(() => requireOwner(undefined, owner))).toBe("NOT_FOUND");
  });

  it("needs the permission even of the owner", () => {
    expect(codeOf(() => requireOwner(video(true), person("owner")))).toBe("FORBIDDEN");
  });
});

describe("requireDeletion", () => {
  it("lets the owner and those who may delete any video", () => {
    expect(
      [owner, other, moderator, person("x", "delete:any:video")].map((user) =>
        codeOf(() => requireDeletion(video(false), user)),
      ),
    ).toEqual(["ok", "NOT_FOUND", "ok", "ok"]);
    expect(codeOf(() => requireDeletion(undefined, moderator))).toBe("NOT_FOUND");
  });
});

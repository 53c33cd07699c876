import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { permissionsOf, roles } from "./role.ts";

describe("roles", () => {
  it("hold what BRQ-AUTH-07 to BRQ-AUTH-10 say", () => {
    const user = ["create:video", "update:own:video", "delete:own:video", "update:own:profile"];
    const creator = [...user, "view:user:analytics"];
    const moderator = [...creator, "delete:any:video", "manage:content"];
    const admin = [...moderator, "manage:users", "view:system:metrics"];
    expect(roles.map(permissionsOf)).toEqual([user, creator, moderator, admin]);
  });

  it("contain the roles before them (BRQ-AUTH-05)", () => {
    const position = fc.integer({ min: 0, max: roles.length - 1 });
    fc.assert(
      fc.property(position, position, (one, other) => {
        const [less, more] = [roles[Math.min(one, other)] ?? "user", roles[Math.max(one, other)] ?? "user"];
        expect(permissionsOf(more)).toEqual(expect.arrayContaining(permissionsOf(less)));
        expect(new Set(permissionsOf(more)).size).toBe(permissionsOf(more).length);
      }),
      { numRuns: 100 },
    );
  });
});

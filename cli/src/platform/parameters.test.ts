import { expect, it } from "vitest";
import { parametersFrom } from "./parameters.ts";

it("reads parameters from the environment and nothing else", () => {
  expect(parametersFrom({ TERRACE_PARAMETER_ADMIN_EMAIL: "a@b.example", TERRACE_STATE: "/x", PATH: "/bin" })).toEqual({
    "admin-email": "a@b.example",
  });
});

import { describe, expect, it } from "vitest";
import { ApiError } from "./api-error.ts";
import { fieldOfError, sentence } from "./sentence.ts";

const error = (code: string, more: object = {}) =>
  new ApiError({ status: 400, code, message: "title is too long.", ...more });

describe("sentences for people", () => {
  it("know the common codes", () => {
    expect(sentence(error("INVALID_CREDENTIALS"))).toBe("Email and password do not match.");
  });

  it("pass on what a service explains, with its suggestion", () => {
    expect(sentence(error("VALIDATION_FAILED", { suggestion: "Shorten it." }))).toBe("Title is too long. Shorten it.");
  });

  it("say how long to wait", () => {
    expect(sentence(error("RATE_LIMITED", { retryAfter: 30 }))).toContain("30 seconds");
    expect(sentence(error("RATE_LIMITED", { retryAfter: 600 }))).toContain("10 minutes");
  });

  it("never show what is not an answer of the API", () => {
    expect(sentence(new TypeError("x is undefined"))).toBe("Something went wrong. Try again.");
  });
});

describe("the field of an error", () => {
  it.each([
    ["VALIDATION_FAILED", "title", "title"],
    ["VALIDATION_FAILED", "/body/tags/3", "tags"],
    ["EMAIL_TAKEN", null, "email"],
    ["INTERNAL", null, null],
  ])("%s at %s is %s", (code, field, expected) => {
    expect(fieldOfError(error(code, { field }))).toBe(expected);
  });
});

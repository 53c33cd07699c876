import { expect, it } from "vitest";
import { createSingleFlight } from "./single-flight.ts";

it("answers those who ask meanwhile together, and everybody later anew", async () => {
  const share = createSingleFlight<number>();
  let loads = 0;
  const load = async () => {
    loads += 1;
    return loads;
  };
  expect(await Promise.all([share("a", load), share("a", load), share("b", load)])).toEqual([1, 1, 2]);
  expect(await share("a", load)).toBe(3);
});

it("does not hold on to a failure", async () => {
  const share = createSingleFlight<string>();
  const failing = () => Promise.reject(new Error("away"));
  await expect(Promise.all([share("a", failing), share("a", failing)])).rejects.toThrow("away");
  expect(await share("a", async () => "back")).toBe("back");
});

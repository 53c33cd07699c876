import { describe, expect, it } from "vitest";
import { sharesOf } from "./shares.ts";

const films = (...names: readonly string[]) => names.map((name) => ({ name, service: "films" }));
const ready = (weight: number) => ({ weight, balanced: "ready" as const });

describe("the shares of the tasks of a service", () => {
  it("go by the weights of those that get requests", () => {
    const places = {
      "films-1": ready(9),
      "films-2": { weight: 0, balanced: "drain" as const },
      "films-3": ready(1),
      "films-4": { weight: 5, balanced: "down" as const },
      "web-1": ready(7),
    };
    const tasks = [...films("films-1", "films-2", "films-3", "films-4"), { name: "web-1", service: "web" }];
    expect([...sharesOf(tasks, places).values()]).toEqual([0.9, 0, 0.1, 0, 1]);
  });

  it("leave out a place without a task, and a task without a place", () => {
    const shares = sharesOf(films("films-1", "encoder-1"), { "films-1": ready(1), "films-2": ready(1) });
    expect([...shares]).toEqual([["films-1", 1]]);
  });

  it("are nothing where nobody gets requests", () => {
    expect([...sharesOf(films("films-1"), { "films-1": { weight: 1, balanced: "down" } })]).toEqual([["films-1", 0]]);
  });
});

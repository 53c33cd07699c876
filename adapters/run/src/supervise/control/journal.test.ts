import { describe, expect, it } from "vitest";
import { Journal } from "./journal.ts";

describe("Journal", () => {
  it("hands over what a listener missed, in order, and then what comes", () => {
    const journal = new Journal();
    journal.append({ type: "platform-stopping", name: "one" });
    journal.append({ type: "platform-stopping", name: "two" });
    const heard: string[] = [];
    const unfollow = journal.follow(1, ({ id, event }) => heard.push(`${id} ${event.name}`));
    journal.append({ type: "platform-stopping", name: "three" });
    unfollow();
    journal.append({ type: "platform-stopping", name: "four" });
    expect(heard).toEqual(["2 two", "3 three"]);
    expect(journal.last).toBe(4);
  });

  it("forgets the oldest of very many", () => {
    const journal = new Journal();
    for (let count = 0; count < 1_100; count++) journal.append({ type: "platform-stopping", name: "x" });
    const heard: number[] = [];
    journal.follow(0, ({ id }) => heard.push(id));
    expect(heard[0]).toBe(101);
    expect(heard).toHaveLength(1_000);
  });
});

import { describe, expect, it } from "vitest";
import { edited, shopGraph } from "../testing/shop.ts";
import { singleTask } from "./single-task.ts";

describe("single task", () => {
  it("holds with two tasks", () => {
    expect(singleTask.check(shopGraph())).toEqual([]);
  });

  it("lets a worker be alone: its jobs wait", () => {
    expect(singleTask.check(edited(shopGraph(), "worker.mailer", { tasks: { minimum: 1 } }))).toEqual([]);
  });

  it("fires on one", () => {
    expect(
      singleTask.check(edited(shopGraph(), "service.goods", { tasks: { minimum: 1 } })).map(({ of }) => of),
    ).toEqual(["service.goods"]);
  });
});

import { describe, expect, it } from "vitest";
import { faultOf } from "./run-task.ts";

describe("a task that has ended", () => {
  it("did its work when each of its containers ended with 0", () => {
    expect(
      faultOf({
        containers: [
          { name: "api", exitCode: 0 },
          { name: "jobs", exitCode: 0 },
        ],
        stoppedReason: "Essential container exited",
      }),
    ).toBeNull();
  });

  it("did not when one failed, whichever was kept from running by that", () => {
    const containers = [{ name: "jobs" }, { name: "api", exitCode: 1 }];
    expect(faultOf({ containers, stoppedReason: "a dependency failed" })).toBe("api ended with exit code 1");
  });

  it("did not when none of them ran: then the container says why, or the task", () => {
    const reason = "CannotPullContainerError: not found";
    expect(faultOf({ containers: [{ name: "api", reason }] })).toBe(`api did not run: ${reason}`);
    expect(faultOf({ containers: [], stoppedReason: "no room" })).toBe("its container did not run: no room");
  });
});

import { describe, expect, it } from "vitest";
import { parseCounts } from "./balancer-counts.ts";

const COLUMNS =
  "# pxname,svname,scur,econ,eresp,status,weight,hrsp_1xx,hrsp_2xx,hrsp_3xx,hrsp_4xx,hrsp_5xx,req_tot,srv_abrt,last_chk,";
const INFO = "Name: HAProxy\nPid: 4711\nUptime_sec: 19\n";

function read(...rows: readonly string[]) {
  return parseCounts([COLUMNS, ...rows, "", INFO].join("\n"));
}

describe("the counters of a balancer", () => {
  it("are what clients saw for a service, and what it did for a task", () => {
    const { pid, services, tasks } = read(
      "entrance,FRONTEND,2,,,OPEN,,0,90,1,5,4,100,,,",
      "films,films-1,1,2,3,UP,16,1,50,0,5,2,58,1,,",
      "films,films-2,0,0,0,DRAIN,0,0,40,1,0,0,41,0,,",
      "films,nobody,0,4,0,no check,1,0,0,0,0,0,0,0,,",
      "films,BACKEND,2,2,3,UP,16,1,90,1,5,4,100,1,,",
    );
    expect(pid).toBe(4711);
    expect(services).toEqual({ films: { requests: 100, errors: 5, statuses: [1, 90, 1, 5, 4], open: 2 } });
    expect(Object.keys(tasks)).toEqual(["films-1", "films-2"]);
    expect(tasks["films-1"]).toMatchObject({ service: "films", requests: 63, errors: 8, weight: 16, state: "ready" });
    expect(tasks["films-2"]).toMatchObject({ requests: 41, errors: 0, state: "drain" });
  });

  it.each([
    ["UP 1/2", "ready"],
    ["DOWN 1/2", "down"],
    ["DRAIN (agent)", "drain"],
    ["MAINT", "maintenance"],
    ["MAINT (resolution)", "maintenance"],
    ["NOLB", "down"],
  ])("know a task that is %s as %s", (status, state) => {
    expect(read(`films,films-1,0,0,0,${status},1,0,0,0,0,0,0,0,,`).tasks["films-1"]?.state).toBe(state);
  });

  it("are refused without the process that counted", () => {
    expect(() => parseCounts("Unknown command.")).toThrow("not the counters of a balancer: Unknown command.");
  });
});

import { expect, it } from "vitest";
import { AnswerTimes } from "./answer-times.ts";
import { expose } from "./exposition.ts";
import { parseStatus } from "./nginx-figures.ts";
import { ProcessorTime } from "./process-figures.ts";
import { parseInfo } from "./redis-figures.ts";

it("writes figures as Prometheus reads them, and nothing of one without samples", () => {
  const text = expose([
    { name: "a_total", type: "counter", samples: [{ labels: { path: 'C:\\"x"\n' }, value: 3 }] },
    { name: "b", type: "gauge", samples: [] },
    { name: "c", type: "gauge", samples: [{ labels: {}, value: 0.5 }] },
  ]);
  expect(text).toBe('# TYPE a_total counter\na_total{path="C:\\\\\\"x\\"\\n"} 3\n# TYPE c gauge\nc 0.5\n');
});

it("counts answers into buckets that contain those below", () => {
  const times = new AnswerTimes();
  for (const latency of [1, 5, 6, 200, 40_000]) times.note("films", latency);
  const at = (le: string) => times.figure().samples.find(({ labels }) => labels.le === le)?.value;
  expect([at("0.005"), at("0.01"), at("0.2"), at("30"), at("+Inf")]).toEqual([2, 3, 4, 4, 5]);
  expect(times.figure().samples.slice(-2)).toEqual([
    { part: "_sum", labels: { service: "films" }, value: expect.closeTo(40.212, 6) },
    { part: "_count", labels: { service: "films" }, value: 5 },
  ]);
});

it("adds up processor time, and does not make up what happened while nobody looked", () => {
  const time = new ProcessorTime();
  const second = (at: number, cpu: number) =>
    time.note({
      ...{ at, services: {}, queues: {}, control: { cpu: 0, memory: 0 }, tasks: {} },
      engines: { redis: { cpu, memory: 0 } },
    });
  second(1_000, 0.5);
  second(2_000, 0.5);
  second(602_000, 0.5);
  expect(time.of("redis")).toBe(1.5);
  expect(time.of("nobody")).toBe(0);
});

it("reads what nginx and Redis tell, and refuses what is something else", () => {
  const status =
    "Active connections: 3 \nserver accepts handled requests\n 10 10 42 \nReading: 0 Writing: 1 Waiting: 2 \n";
  expect(parseStatus(status)).toEqual({ requests: 42, open: 3 });
  expect(() => parseStatus("<html>")).toThrow("not the status of nginx");
  expect(parseInfo("$99\r\n# Memory\r\nused_memory:1000\r\nmaxmemory_policy:noeviction\r\n")).toEqual({
    used_memory: 1000,
  });
  expect(() => parseInfo("-NOAUTH Authentication required.\r\n")).toThrow("NOAUTH");
});

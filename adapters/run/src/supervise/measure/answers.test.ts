import { expect, it } from "vitest";
import { parseAnswer } from "./answers.ts";

const line = (front: string) =>
  `{"timestamp":"2026-11-21T12:00:00.007Z","level":"info","service":"balancer",${front},"requestId":"0b9c`;

it.each([
  [
    line('"backend":"films","server":"films-1","statusCode":200,"headTime":1834'),
    { service: "films", task: "films-1", status: 200, latency: 1.834 },
  ],
  [
    line('"backend":"films","server":"<NOSRV>","statusCode":503,"headTime":-1'),
    { service: "films", task: "<NOSRV>", status: 503, latency: null },
  ],
  [line('"backend":"films","server":"films-1","statusCode":-1,"headTime":-1'), null],
  ["", null],
  ["Unknown command: 'show events'", null],
])("reads %j", (line, answered) => {
  expect(parseAnswer(line)).toEqual(answered);
});

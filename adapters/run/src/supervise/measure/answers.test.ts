import { expect, it } from "vitest";
import { parseAnswer } from "./answers.ts";

it.each([
  ["films films-1 200 1834", { service: "films", task: "films-1", status: 200, latency: 1.834 }],
  ["films <NOSRV> 503 -", { service: "films", task: "<NOSRV>", status: 503, latency: null }],
  ["films films-1 -1 -", null],
  ["", null],
  ["Unknown command: 'show events'", null],
])("reads %j", (line, answered) => {
  expect(parseAnswer(line)).toEqual(answered);
});

import type { Value } from "@terrace/core/graph";
import { Fn } from "aws-cdk-lib";
import { report } from "../assembly/context.ts";
import { type Given, type Reader, text } from "./given.ts";
import { outputOf } from "./outputs.ts";
import { parameterOf } from "./parameter.ts";

/** A value as a task gets it; null when it cannot be given, which is reported. */
export function givenOf(value: Value, reader: Reader): Given | null {
  switch (value.kind) {
    case "literal":
      return text(value.value);
    case "parameter":
      return text(parameterOf(value.name, reader));
    case "reference":
      return referenced(value, reader);
    case "template":
      return joined(value.parts, reader);
  }
}

function referenced({ resource: id, output }: Extract<Value, { kind: "reference" }>, reader: Reader): Given | null {
  const { graph, first } = reader.context;
  // What stands once for all regions is known in the first one.
  const known = [...graph.resources, ...(first?.graph.resources ?? [])];
  const resource = known.find((candidate) => candidate.id === id);
  const given = resource === undefined ? undefined : outputOf(resource, output, reader);
  if (given !== undefined) return given;
  report(reader.context, reader.process.id, {
    code: "TER-SYN-002",
    message: resource === undefined ? `${id} is not in the graph` : `${id} has no ${output} on AWS`,
    hint: null,
  });
  return null;
}

function joined(parts: readonly Value[], reader: Reader): Given | null {
  const given = parts.map((part) => givenOf(part, reader));
  const texts = given.flatMap((part) => (part?.kind === "text" ? [part.text] : []));
  if (texts.length === parts.length) return text(Fn.join("", texts));
  if (given.some((part) => part?.kind === "secret"))
    report(reader.context, reader.process.id, {
      code: "TER-SYN-003",
      message: `${reader.process.id} asks for a text that a secret is only a part of`,
      hint: "Give the service the parts, or make the whole text a secret.",
    });
  return null;
}

import type { Bytes } from "../units/index.ts";
import { bytes, finite, text } from "./leaf-fields.ts";
import { nullable, words } from "./structure-fields.ts";

/** Where something stands that shares a machine with others, and what it may use there. */
export interface ContainerWords {
  /** Name of the host. */
  readonly host: string;
  /** Image of a well-known engine, such as `"nginx:alpine"`; the engine's own if left out. */
  readonly image?: string;
  /** CPU units: 1,024 are one virtual CPU. */
  readonly cpu: number;
  readonly memory: Bytes;
}

export const containerField = nullable(
  words<ContainerWords>(
    "a container: { host, image, cpu, memory }",
    { host: text, image: text, cpu: finite, memory: bytes },
    ["host", "cpu", "memory"],
  ),
);

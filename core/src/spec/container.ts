import type { Bytes } from "../units/index.ts";
import { bytes, leaf, text } from "./leaf-fields.ts";
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

const units = leaf<number>("CPU units above 0", 1_024, (value) => Number.isFinite(value) && Number(value) > 0);

export const containerField = nullable(
  words<ContainerWords>(
    "a container: { host, image, cpu, memory }",
    { host: text, image: text, cpu: units, memory: bytes },
    ["host", "cpu", "memory"],
  ),
);

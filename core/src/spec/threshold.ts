import type { Duration, Percent } from "../units/index.ts";
import { duration, finite, percent } from "./leaf-fields.ts";
import { either } from "./structure-fields.ts";

/** A share, a time or a bare count: its unit is that of what is measured. */
export type Threshold = Percent | Duration | number;

export const threshold = either(finite, either(percent, duration));

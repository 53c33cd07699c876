import process from "node:process";
import { serve } from "@terrace/service-kit/process";
import { identity } from "./module.ts";

await serve([identity], process.env);

import process from "node:process";
import { serve } from "@terrace/service-kit/process";
import { videos } from "./module.ts";

await serve([videos], process.env);

import process from "node:process";
import { serve } from "@terrace/service-kit/process";
import { videosWorker } from "./worker-module.ts";

// A worker answers /health and /metrics; nobody else asks it anything, so any free port will do.
await serve([videosWorker], { PORT: "0", ...process.env });

export { monotonic } from "./load/clock.ts";
export type {
  HttpPopulation,
  Load,
  LoadRequest,
  PlaybackPopulation,
  Population,
  RateStep,
  RevisionReader,
  SocketPopulation,
  UploadPopulation,
} from "./load/load.ts";
export { LoadError } from "./load/load-error.ts";
export { type LoadOptions, runLoad } from "./load/run-load.ts";

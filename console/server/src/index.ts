export { buildWeb, type WebBuild } from "./build/build-web.ts";
export {
  type Answered,
  type ConsoleReports,
  type ConsoleSource,
  type ControlCall,
  type ControlPlane,
  type LogSource,
  NoStream,
  type ProcessLine,
} from "./console-source.ts";
export { type ConsoleOptions, type RunningConsole, startConsole } from "./start-console.ts";
export type { Rung } from "./view/index.ts";

export { buildWeb, type WebBuild } from "./build/build-web.ts";
export {
  type Answered,
  type ConsoleReports,
  type ConsoleSource,
  type ControlCall,
  type ControlPlane,
  type LogSource,
  NoStream,
} from "./console-source.ts";
export { type ConsoleOptions, type RunningConsole, startConsole } from "./start-console.ts";
export type { ProcessLine, Rung } from "./view/index.ts";

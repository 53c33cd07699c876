/** A part of the repository and what it may import from the rest of it. Node's modules and npm packages are `outside`. */
export interface Layer {
  readonly name: string;
  readonly holds: RegExp;
  readonly mayImport: readonly RegExp[];
  readonly outside: "nothing" | "npm" | "npm and node";
  readonly because: string;
}

const UNITS = /^core\/src\/units\//;
const DIAGNOSTICS = /^core\/src\/diagnostics\//;
const GRAPH = /^core\/src\/graph\//;
const SPEC = /^core\/src\/spec\//;
const REPORT = /^core\/src\/report\//;
const CONTROL = /^core\/src\/control\//;
const PLAN = /^core\/src\/plan\//;
const KIT = /^service-kit\//;

function core(noun: string, mayImport: readonly RegExp[], because: string): Layer {
  return { name: `core/${noun}`, holds: new RegExp(`^core/src/${noun}/`), mayImport, outside: "nothing", because };
}

/** First match decides. A shipped file that no layer holds is a fault of its own. */
export const LAYERS: readonly Layer[] = [
  core("units", [], "units are the ground that everything stands on"),
  core("diagnostics", [UNITS], "a finding knows nothing of what it is found in"),
  core("spec", [UNITS, DIAGNOSTICS], "the author's words do not know what becomes of them"),
  core("graph", [UNITS, DIAGNOSTICS], "the answer does not know the question"),
  core("resolve", [SPEC, GRAPH, UNITS, DIAGNOSTICS], "the only bridge from spec to graph"),
  core("check", [GRAPH, UNITS, DIAGNOSTICS], "rules read the finished graph, never the spec"),
  core("plan", [GRAPH, UNITS, DIAGNOSTICS], "a change is the difference of two graphs"),
  core("control", [GRAPH, REPORT, UNITS], "decisions over time are functions of what is wanted and what is seen"),
  core("report", [GRAPH, UNITS, DIAGNOSTICS], "adapters hand each other reports, not themselves"),
  {
    name: "adapters/run",
    holds: /^adapters\/run\//,
    mayImport: [GRAPH, REPORT, UNITS, DIAGNOSTICS, CONTROL, PLAN, /^service-kit\/src\/migrations\//],
    outside: "npm and node",
    because: "an adapter translates the graph; it never asks the spec and does not know its siblings",
  },
  {
    name: "adapters/price",
    holds: /^adapters\/price\//,
    mayImport: [GRAPH, REPORT, UNITS],
    outside: "nothing",
    because: "a price is a function of a graph, a dated book and a day; nothing is fetched",
  },
  {
    name: "adapters/document",
    holds: /^adapters\/document\//,
    mayImport: [GRAPH, REPORT, UNITS, DIAGNOSTICS, PLAN],
    outside: "nothing",
    because: "the document is written from the graph and from reports, and reads no file itself",
  },
  {
    name: "adapters/synth",
    holds: /^adapters\/synth\//,
    mayImport: [GRAPH, REPORT, UNITS, DIAGNOSTICS],
    outside: "npm and node",
    because: "an adapter translates the graph; it never asks the spec and does not know its siblings",
  },
  {
    name: "adapters/deploy",
    holds: /^adapters\/deploy\//,
    mayImport: [REPORT, UNITS],
    outside: "npm and node",
    because: "a deployment brings an assembly as it lies in its folder; it knows neither the graph nor who wrote it",
  },
  {
    name: "adapters/verify",
    holds: /^adapters\/verify\//,
    mayImport: [GRAPH, REPORT, UNITS, DIAGNOSTICS, CONTROL],
    outside: "npm and node",
    because: "what measures a platform knows its graph and its addresses, never those who started it",
  },
  {
    name: "adapters/eject",
    holds: /^adapters\/eject\//,
    mayImport: [REPORT],
    outside: "npm",
    because:
      "an ejected app is written from templates as data, read by the words they were written in; whoever asked writes the files",
  },
  {
    name: "cli",
    holds: /^cli\//,
    mayImport: [/^core\//, /^adapters\//, /^console\/server\//],
    outside: "npm and node",
    because: "a front door calls the core, the adapters and the console's server, and knows no platform",
  },
  {
    name: "console/server",
    holds: /^console\/server\//,
    mayImport: [GRAPH, REPORT, UNITS],
    outside: "npm and node",
    because: "what it shows is handed to it: it knows neither the control plane's insides nor the adapters",
  },
  {
    name: "console/web",
    holds: /^console\/web\//,
    mayImport: [/^ui\//, /^console\/server\/src\/view\//, GRAPH, REPORT, UNITS],
    outside: "npm",
    because: "a browser knows view models and reports, and no server",
  },
  { name: "service-kit", holds: KIT, mayImport: [], outside: "npm and node", because: "services do not know Terrace" },
  {
    name: "manifest",
    holds: /^(services\/[^/]+|web)\/service\.ts$/,
    mayImport: [SPEC],
    outside: "nothing",
    because: "a manifest is data in the author's words",
  },
  {
    name: "contract",
    holds: /^services\/[^/]+\/contract\.ts$/,
    mayImport: [KIT],
    outside: "npm",
    because: "browsers import the types of a contract",
  },
  {
    name: "services",
    holds: /^services\//,
    mayImport: [KIT],
    outside: "npm and node",
    because: "a service knows its environment variables, its kit and itself",
  },
  {
    name: "platforms",
    holds: /^platforms\//,
    mayImport: [SPEC, /^services\/[^/]+\/service\.ts$/, /^web\/service\.ts$/],
    outside: "nothing",
    because: "a platform composes manifests",
  },
  {
    name: "web",
    holds: /^web\//,
    mayImport: [/^ui\//, /^services\/[^/]+\/contract\.ts$/, /^service-kit\/src\/trace\/index\.ts$/],
    outside: "npm and node",
    because: "the web app knows the services by their contracts only, and is traced as they are",
  },
  { name: "ui", holds: /^ui\//, mayImport: [], outside: "npm", because: "tokens and primitives serve every interface" },
  {
    name: "tools",
    holds: /^(tools\/|vitest\.config\.ts)/,
    mayImport: [],
    outside: "npm and node",
    because: "set-up runs before anything is installed",
  },
];

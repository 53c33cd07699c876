#!/usr/bin/env node
/**
 * Starts the command line on a Node that runs TypeScript. Plain JavaScript, because any Node may have been asked:
 * an older one hands over to the Node 24 that npm installed beside the project.
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
// As a namespace: an older Node lacks enableCompileCache, and could not even parse the import of it by name.
import * as nodeModule from "node:module";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";

const OLDEST = 24;
/** Folders of Terrace's own code. */
const OWN = ["cli", "core", "adapters"];

if (Number.parseInt(process.versions.node, 10) >= OLDEST) {
  // A second call then reads compiled code instead of stripping types from some hundred files.
  nodeModule.enableCompileCache(fileURLToPath(new URL("../../node_modules/.cache/terrace", import.meta.url)));
  nodeModule.registerHooks({ resolve: ownFilesAsNamed(), load: ownFilesRead() });
  const { main } = await import("../src/main.ts");
  await main(process.argv.slice(2));
  // A command is over when it returns. Giving a platform's memory back piece by piece would take a tenth of the time of the shorter ones.
  process.exit();
} else {
  handOver(pinnedNode());
}

/**
 * Terrace's own files name each other in full, and a package of ours is the same for all of them. To ask the disk for each of
 * some two thousand imports again would take a tenth of the time in which a document is written.
 */
function ownFilesAsNamed() {
  const isOwn = below(OWN);
  const known = new Map();
  return (specifier, context, next) => {
    const { parentURL = "" } = context;
    const isFile = /^\.\.?\/.*\.ts$/.test(specifier);
    const isPackage = specifier.startsWith("@terrace/");
    if ((!isFile && !isPackage) || !isOwn(parentURL)) return next(specifier, context);
    const key = isPackage ? specifier : parentURL.slice(0, parentURL.lastIndexOf("/") + 1) + specifier;
    const found = known.get(key) ?? {
      ...(isPackage ? next(specifier, context) : { url: new URL(key).href, format: "module-typescript" }),
      shortCircuit: true,
    };
    known.set(key, found);
    return found;
  };
}

/**
 * Reads Terrace's own files without asking what they are, and compiles the functions of a pure one together with it. The cache keeps
 * what a file's first compilation makes, which leaves out functions until they are called; a document calls some two thousand, and to
 * compile those again would take a seventh of its time.
 */
function ownFilesRead() {
  const isOwn = below(OWN);
  const isPure = below(["core", "adapters/document", "adapters/price"]);
  let isWhole = false;
  const compile = (whole) => {
    if (whole !== isWhole) setFlagsFromString(whole ? "--no-lazy" : "--lazy");
    isWhole = whole;
  };
  return (url, context, next) => {
    const wasWhole = isWhole;
    compile(isPure(url));
    // What Node loads of itself while a command runs has a cache of its own, which another way of compiling would not find.
    if (isWhole && !wasWhole) queueMicrotask(() => compile(false));
    return isOwn(url) && url.endsWith(".ts")
      ? { format: "module-typescript", source: readFileSync(fileURLToPath(url)), shortCircuit: true }
      : next(url, context);
  };
}

/** Tells whether the address of a module lies below one of the repository's folders. */
function below(folders) {
  const addresses = folders.map((folder) => new URL(`../../${folder}/`, import.meta.url).href);
  return (url) => addresses.some((address) => url.startsWith(address));
}

/** The Node that npm installed for this system; undefined when there is none. */
function pinnedNode() {
  try {
    return nodeModule.createRequire(import.meta.url).resolve(`node-${process.platform}-${process.arch}/bin/node`);
  } catch {
    return undefined;
  }
}

function handOver(node) {
  if (node === undefined) {
    process.stderr.write(
      `Terrace needs Node ${OLDEST}, and this is Node ${process.versions.node} (${process.platform} ${process.arch}).\n` +
        `Run \`npm ci\` in Terrace's folder, which brings one along, or install it from https://nodejs.org.\n`,
    );
    process.exitCode = 1;
    return;
  }
  const self = fileURLToPath(import.meta.url);
  const child = spawn(node, [self, ...process.argv.slice(2)], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal];
  });
}

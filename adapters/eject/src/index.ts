export type { Assembly, AssemblyStack, EjectedFile, Origin, Template } from "./assembly.ts";
export { eject } from "./eject.ts";

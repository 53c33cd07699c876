import type { Graph } from "@terrace/core/graph";
import type { Deployed } from "../deploy-stacks.ts";
import type { Emulator } from "../emulator.ts";

/** Figures of the graph, and the same ones as a service of the emulator gives them. Each reads its own way: neither knows how templates are made. */
export interface Comparison {
  readonly of: string;
  /** Whether the emulator may hold fewer than the graph says, because it cannot bring some up. */
  readonly partial?: boolean;
  /** Figures that the emulator takes and does not keep, with where they are lost. A test holds that it still does not. */
  readonly forgotten?: Readonly<Record<string, string>>;
  /** What the graph says; empty where it has nothing of the kind. */
  told(graph: Graph): Figures;
  found(look: Look): Promise<Figures>;
}

/** By a name that both sides know. */
export type Figures = Readonly<Record<string, unknown>>;

export interface Look {
  readonly graph: Graph;
  readonly region: string;
  readonly emulator: Emulator;
  readonly stacks: readonly Deployed[];
}

/** Physical ids of every resource of a type in the region, by logical id. */
export function idsOf({ stacks, region }: Look, type: string): ReadonlyMap<string, string> {
  return new Map(
    stacks
      .filter((stack) => stack.region === region)
      .flatMap(({ resources }) => [...resources])
      .flatMap(([id, resource]) => (resource.type === type ? [[id, resource.physicalId] as const] : [])),
  );
}

/** `videos` of `service.videos`. */
export function plainName(id: string): string {
  return id.slice(id.indexOf(".") + 1);
}

export const SECOND = 1_000;
export const DAY = 86_400_000;
export const MEBIBYTE = 2 ** 20;
export const GIBIBYTE = 2 ** 30;

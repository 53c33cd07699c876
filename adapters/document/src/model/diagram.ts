/** A drawing as a value: Mermaid and SVG are made from the same. */
export type Diagram = FlowDiagram | NestDiagram | SequenceDiagram;

/** Nodes in columns from left to right, and what goes from one to another. */
export interface FlowDiagram {
  readonly kind: "flow";
  readonly title: string;
  readonly columns: readonly string[];
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
}

export interface FlowNode {
  readonly id: string;
  readonly column: number;
  readonly label: string;
  readonly detail: string;
  readonly tone: Tone;
}

export interface FlowEdge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

export type Tone = "outside" | "entrance" | "compute" | "store" | "watch";

/** Boxes in boxes: where things stand. */
export interface NestDiagram {
  readonly kind: "nest";
  readonly title: string;
  readonly box: Box;
}

export interface Box {
  readonly label: string;
  readonly detail: string;
  readonly tone: Tone;
  readonly direction: "row" | "column";
  readonly boxes: readonly Box[];
}

/** Who tells whom what, from top to bottom. */
export interface SequenceDiagram {
  readonly kind: "sequence";
  readonly title: string;
  readonly actors: readonly string[];
  readonly messages: readonly { readonly from: string; readonly to: string; readonly text: string }[];
}

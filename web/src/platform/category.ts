import type { Category } from "@terrace/videos/contract";

/** The eight kinds of move (BRQ-FEAT-02), in the order in which a round is danced. */
export const categories = [
  { value: "toprock", label: "Toprock" },
  { value: "uprocking", label: "Uprocking" },
  { value: "footwork", label: "Footwork" },
  { value: "power-move", label: "Power move" },
  { value: "power-trick", label: "Power trick" },
  { value: "freeze", label: "Freeze" },
  { value: "groove", label: "Groove" },
  { value: "experimental", label: "Experimental" },
] as const satisfies { value: Category; label: string }[];

export type { Category };

/** The category's name for people; a category this app does not know yet keeps its own word. */
export function categoryLabel(value: string): string {
  return categories.find((category) => category.value === value)?.label ?? value;
}

/** Narrows text from an address or a service. */
export function isCategory(value: string | null | undefined): value is Category {
  return categories.some((category) => category.value === value);
}

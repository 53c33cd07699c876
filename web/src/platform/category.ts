/** The eight kinds of move (BRQ-FEAT-02), in the order in which a round is danced. */
export const categories = [
  { value: "toprock", label: "Toprock", hint: "On your feet" },
  { value: "uprocking", label: "Uprocking", hint: "Face to face" },
  { value: "footwork", label: "Footwork", hint: "Hands and feet on the floor" },
  { value: "power-move", label: "Power move", hint: "Spins and momentum" },
  { value: "power-trick", label: "Power trick", hint: "Flips and hops" },
  { value: "freeze", label: "Freeze", hint: "Hold it" },
  { value: "groove", label: "Groove", hint: "Feel and flow" },
  { value: "experimental", label: "Experimental", hint: "No name yet" },
] as const;

export type Category = (typeof categories)[number]["value"];

/** The category's name for people; a category this app does not know yet keeps its own word. */
export function categoryLabel(value: string): string {
  return categories.find((category) => category.value === value)?.label ?? value;
}

/** Narrows text from an address or a service. */
export function isCategory(value: string | null | undefined): value is Category {
  return categories.some((category) => category.value === value);
}

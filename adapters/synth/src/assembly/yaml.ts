import { Document, visit } from "yaml";

/** What YAML can hold. */
export type Yaml = string | number | boolean | readonly Yaml[] | { readonly [key: string]: Yaml };

/**
 * Text of a document that readers of YAML 1.1 and 1.2 take for the same. `notes` stand as comments behind the texts that they are
 * about.
 */
export function toYaml(
  value: { readonly [key: string]: Yaml },
  notes: ReadonlyMap<string, string> = new Map(),
): string {
  const document = new Document(value, { version: "1.1", aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_, scalar) => {
      const note = typeof scalar.value === "string" ? notes.get(scalar.value) : undefined;
      if (note !== undefined) scalar.comment = ` ${note}`;
    },
  });
  return document.toString({ lineWidth: 0 });
}

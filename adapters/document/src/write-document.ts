import type { Document } from "./model/document.ts";
import type { DocumentInput } from "./model/document-input.ts";
import { application } from "./sections/application.ts";
import { cost } from "./sections/cost.ts";
import { data } from "./sections/data.ts";
import { delivery } from "./sections/delivery.ts";
import { development } from "./sections/development.ts";
import { infrastructure } from "./sections/infrastructure.ts";
import { monitoring } from "./sections/monitoring.ts";
import { overview } from "./sections/overview.ts";
import { performance } from "./sections/performance.ts";
import { phases } from "./sections/phases.ts";
import { recovery } from "./sections/recovery.ts";
import { security } from "./sections/security.ts";
import { status } from "./sections/status.ts";

/** The chapters in the order in which the requirements ask for them. (BRQ-DOC-01) */
const SECTIONS = [
  overview,
  infrastructure,
  application,
  data,
  security,
  monitoring,
  delivery,
  development,
  performance,
  recovery,
  cost,
  phases,
  status,
];

/** Writes the architecture document of a platform, as a value. Equal inputs give equal documents. */
export function writeDocument(input: DocumentInput): Document {
  const names = input.environments.map(({ graph }) => graph.environment).join(", ");
  return {
    title: `${input.platform}: architecture`,
    summary: `Written by Terrace from the platform's own words, for ${names}. Every linked figure leads to the line that says it, or to the price, check or measurement that it comes from.`,
    sections: SECTIONS.map((section) => {
      const { title, blocks } = section(input);
      const kept = blocks.filter(
        (block, index) => block.kind !== "heading" || (blocks[index + 1] ?? block).kind !== "heading",
      );
      return { title, blocks: kept };
    }),
  };
}

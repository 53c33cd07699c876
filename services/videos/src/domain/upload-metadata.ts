import { AppError } from "@terrace/service-kit/errors";
import { type Category, categories } from "../../contract.ts";

/** What Upload-Metadata says about the video to come. */
export interface UploadMetadata {
  readonly title: string;
  readonly description: string;
  readonly category: Category | null;
  readonly tags: readonly string[];
  readonly isPublic: boolean;
  readonly filename: string | null;
}

/** Reads Upload-Metadata. Without a title the file's name serves; `filetype` is not believed, the file itself is looked at later. @throws AppError VALIDATION_FAILED */
export function readUploadMetadata(raw: Readonly<Record<string, string | null>>): UploadMetadata {
  const text = (name: string) => raw[name]?.trim() ?? "";
  const filename = text("filename").slice(0, 255);
  const title = text("title") || filename.replace(/\.[^.]{1,5}$/, "") || "Untitled";
  const tags = [
    ...new Set(
      text("tags")
        .split(",")
        .map((tag) => tag.trim())
        .filter(Boolean),
    ),
  ];
  if (title.length > 255) throw invalid("title", "must have at most 255 characters");
  if (text("description").length > 5_000) throw invalid("description", "must have at most 5000 characters");
  if (tags.length > 20) throw invalid("tags", "must be at most 20");
  if (tags.some((tag) => tag.length > 50)) throw invalid("tags", "must have at most 50 characters each");
  if (!["", "public", "private"].includes(text("visibility")))
    throw invalid("visibility", "is not one of the accepted values", "Use one of: public, private.");
  return {
    title,
    description: text("description"),
    category: toCategory(text("category")),
    tags,
    isPublic: text("visibility") !== "private",
    filename: filename || null,
  };
}

function toCategory(name: string): Category | null {
  if (name === "") return null;
  const category = categories.find((known) => known === name);
  if (category === undefined)
    throw invalid("category", "is not one of the accepted values", `Use one of: ${categories.join(", ")}.`);
  return category;
}

function invalid(field: string, fault: string, suggestion: string | null = null): AppError {
  return new AppError("VALIDATION_FAILED", { message: `${field} ${fault}.`, details: { field, suggestion } });
}

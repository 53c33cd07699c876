import type { Video, VideoDetails } from "../../api/videos.ts";
import { parseTags } from "../../format/tags.ts";
import { isCategory } from "../../platform/category.ts";

/** What the details form holds while it is filled in. */
export interface DetailsDraft {
  title: string;
  description: string;
  category: string | null;
  tags: string;
  visibility: VideoDetails["visibility"];
}

export type DetailsErrors = Partial<Record<keyof DetailsDraft, string>>;

/** An empty form. Moves are public unless set otherwise (BRQ-FEAT-16). */
export const emptyDetails: DetailsDraft = {
  title: "",
  description: "",
  category: null,
  tags: "",
  visibility: "public",
};

/** The form for a video that has details already. */
export function draftOf(video: Video): DetailsDraft {
  const { title, description, category, tags, visibility } = video;
  return { title, description: description ?? "", category, tags: tags.join(", "), visibility };
}

/** The details, or what is missing from them. */
export function checkDetails(draft: DetailsDraft): { details: VideoDetails } | { errors: DetailsErrors } {
  const title = draft.title.trim();
  const { category } = draft;
  if (title !== "" && isCategory(category)) {
    const description = draft.description.trim();
    return { details: { title, description, category, tags: parseTags(draft.tags), visibility: draft.visibility } };
  }
  return {
    errors: {
      ...(title === "" && { title: "Give the move a name." }),
      ...(!isCategory(category) && { category: "Choose the kind of move." }),
    },
  };
}

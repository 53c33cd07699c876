"use client";
import { Button, ChoiceGroup, Notice, TextField } from "@terrace/ui";
import { Globe, Lock } from "lucide-react";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { fieldOfError, sentence } from "../../api/sentence.ts";
import type { VideoDetails, Visibility } from "../../api/videos.ts";
import { parseTags } from "../../format/tags.ts";
import { categories } from "../../platform/category.ts";
import { checkDetails, type DetailsDraft, type DetailsErrors } from "./details.ts";

export interface DetailsFormProps {
  start: DetailsDraft;
  /** The word on the button, by what is chosen. */
  action: (visibility: Visibility) => string;
  pending: boolean;
  error: Error | null;
  onSave: (details: VideoDetails) => void;
  /** More buttons beside the one that saves. */
  aside?: ReactNode;
}

const visibilities = [
  {
    value: "public" as const,
    label: "Public",
    hint: "Everyone can watch it",
    icon: <Globe aria-hidden="true" className="size-5" />,
  },
  {
    value: "private" as const,
    label: "Private",
    hint: "Only you can watch it",
    icon: <Lock aria-hidden="true" className="size-5" />,
  },
];

/** Title, category, description, tags and visibility of a move; problems appear beside the field they belong to. */
export function DetailsForm({ start, action, pending, error, onSave, aside }: DetailsFormProps) {
  const [draft, setDraft] = useState(start);
  const [missing, setMissing] = useState<DetailsErrors>({});
  const title = useRef<HTMLInputElement>(null);
  const refused = fieldOfError(error);
  const errors: DetailsErrors = {
    ...(refused !== null && refused in draft && { [refused]: sentence(error) }),
    ...missing,
  };
  const tags = parseTags(draft.tags);
  const set = (change: Partial<DetailsDraft>) => setDraft({ ...draft, ...change });

  function submit(event: FormEvent) {
    event.preventDefault();
    const checked = checkDetails(draft);
    setMissing("errors" in checked ? checked.errors : {});
    if ("details" in checked) onSave(checked.details);
    else if (checked.errors.title) title.current?.focus();
  }

  return (
    <form noValidate onSubmit={submit} className="grid gap-6">
      {error && Object.keys(errors).length === 0 && <Notice tone="danger" title={sentence(error)} />}
      <TextField
        ref={title}
        label="Title"
        name="title"
        required
        maxLength={255}
        placeholder="Windmill into baby freeze"
        value={draft.title}
        onChange={(event) => set({ title: event.target.value })}
        error={errors.title}
      />
      <ChoiceGroup
        label="Category"
        choices={categories.map(({ value, label }) => ({ value, label }))}
        value={draft.category as (typeof categories)[number]["value"] | null}
        onChange={(category) => set({ category })}
        error={errors.category}
      />
      <TextField
        label="Description"
        name="description"
        rows={4}
        maxLength={5_000}
        placeholder="Where the weight goes, what to watch for"
        value={draft.description}
        onChange={(event) => set({ description: event.target.value })}
        error={errors.description}
      />
      <TextField
        label="Tags"
        name="tags"
        autoCapitalize="none"
        value={draft.tags}
        onChange={(event) => set({ tags: event.target.value })}
        error={errors.tags}
        hint={tags.length > 0 ? tags.map((tag) => `#${tag}`).join(" ") : "Words to find it by, with commas between."}
      />
      <ChoiceGroup
        look="cards"
        label="Who can watch"
        choices={visibilities}
        value={draft.visibility}
        onChange={(visibility) => set({ visibility })}
        error={errors.visibility}
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="primary" size="lg" pending={pending} className="flex-1 md:flex-none">
          {action(draft.visibility)}
        </Button>
        {aside}
      </div>
    </form>
  );
}

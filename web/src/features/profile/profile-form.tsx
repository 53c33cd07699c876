"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Notice, TextField, useToast } from "@terrace/ui";
import type { FormEvent } from "react";
import { fieldOfError, sentence } from "../../api/sentence.ts";
import { changeProfile, type User } from "../../api/users.ts";
import { profileKey } from "./profile-key.ts";

/** Edits what others see of the caller. */
export function ProfileForm({ user }: { user: User }) {
  const queries = useQueryClient();
  const { tell } = useToast();
  const saving = useMutation({
    mutationFn: changeProfile,
    onSuccess: (changed) => {
      queries.setQueryData(profileKey, changed);
      tell("Profile saved");
    },
  });
  const field = fieldOfError(saving.error);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [username, bio] = [String(form.get("username")).trim(), String(form.get("bio")).trim()];
    saving.mutate({ ...(username !== user.username && { username }), bio: bio === "" ? null : bio });
  }

  return (
    <form noValidate onSubmit={submit} className="grid gap-5">
      {saving.error && field !== "username" && field !== "bio" && (
        <Notice tone="danger" title={sentence(saving.error)} />
      )}
      <TextField
        label="Name"
        name="username"
        defaultValue={user.username}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        error={field === "username" ? sentence(saving.error) : undefined}
      />
      <TextField
        label="About you"
        name="bio"
        rows={3}
        defaultValue={user.bio ?? ""}
        maxLength={500}
        hint="Crew, city, style: whatever helps people find you."
        error={field === "bio" ? sentence(saving.error) : undefined}
      />
      <div>
        <Button type="submit" variant="primary" pending={saving.isPending}>
          Save profile
        </Button>
      </div>
    </form>
  );
}

"use client";
import { useMutation } from "@tanstack/react-query";
import { Button, Notice, PasswordField, useToast } from "@terrace/ui";
import { type FormEvent, useRef } from "react";
import { ApiError } from "../../api/api-error.ts";
import { fieldOfError, sentence } from "../../api/sentence.ts";
import { changePassword } from "../../api/users.ts";

/** Changes the password. Other devices are signed out by it, and the form says so beforehand. */
export function PasswordForm() {
  const form = useRef<HTMLFormElement>(null);
  const { tell } = useToast();
  const change = useMutation({
    mutationFn: changePassword,
    onSuccess: () => {
      form.current?.reset();
      tell("Password changed");
    },
  });
  const wrong = misplaced(change.error);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    change.mutate({
      currentPassword: String(data.get("currentPassword")),
      newPassword: String(data.get("newPassword")),
    });
  }

  return (
    <form ref={form} noValidate onSubmit={submit} className="grid gap-5">
      {change.error && wrong === null && <Notice tone="danger" title={sentence(change.error)} />}
      <PasswordField
        label="Current password"
        name="currentPassword"
        autoComplete="current-password"
        required
        error={wrong?.field === "currentPassword" ? wrong.text : undefined}
      />
      <PasswordField
        label="New password"
        name="newPassword"
        autoComplete="new-password"
        required
        hint="At least 10 characters. Other devices will be signed out."
        error={wrong?.field === "newPassword" ? wrong.text : undefined}
      />
      <div>
        <Button type="submit" pending={change.isPending}>
          Change password
        </Button>
      </div>
    </form>
  );
}

function misplaced(error: Error | null): { field: string; text: string } | null {
  if (error instanceof ApiError && error.code === "INVALID_CREDENTIALS") {
    return { field: "currentPassword", text: "This is not your current password." };
  }
  const field = fieldOfError(error);
  if (field === "password") return { field: "newPassword", text: sentence(error) };
  return field === "currentPassword" || field === "newPassword" ? { field, text: sentence(error) } : null;
}

"use client";
import { useMutation } from "@tanstack/react-query";
import { Button, Notice, PasswordField, TextField } from "@terrace/ui";
import { type FormEvent, useState } from "react";
import { fieldOfError, sentence } from "../../api/sentence.ts";
import { login, register } from "../../api/users.ts";
import { type Credentials, checkCredentials, type FieldErrors } from "./credentials.ts";

export interface CredentialsFormProps {
  /** Makes an account instead of opening one. */
  registering: boolean;
  onSignedIn: () => void;
}

/** Signs in or up. What is wrong is said next to its field; the first such field gets the focus. */
export function CredentialsForm({ registering, onSignedIn }: CredentialsFormProps) {
  const [found, setFound] = useState<FieldErrors<Credentials>>({});
  const submission = useMutation({
    mutationFn: (input: Credentials) => (registering ? register(input) : login(input)),
    onSuccess: onSignedIn,
  });
  const errors = { ...serverErrors(submission.error, registering), ...found };
  const general = submission.error !== null && Object.keys(errors).length === 0 ? sentence(submission.error) : null;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const input = readCredentials(new FormData(event.currentTarget));
    const wrong = checkCredentials(input, registering);
    setFound(wrong);
    const [first] = Object.keys(wrong);
    if (first === undefined) submission.mutate(input);
    else focusField(event.currentTarget, first);
  }

  return (
    <form noValidate onSubmit={submit} className="grid gap-5">
      {general && <Notice tone="danger" title={general} />}
      {registering && (
        <TextField
          label="Name"
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          hint="How other dancers see you."
          error={errors.username}
        />
      )}
      <TextField
        label="Email"
        name="email"
        type="email"
        inputMode="email"
        autoComplete="email"
        required
        error={errors.email}
      />
      <PasswordField
        label="Password"
        name="password"
        autoComplete={registering ? "new-password" : "current-password"}
        required
        error={errors.password}
        {...(registering && { hint: "At least 10 characters." })}
      />
      <Button type="submit" variant="primary" size="lg" block pending={submission.isPending}>
        {registering ? "Create account" : "Sign in"}
      </Button>
    </form>
  );
}

function readCredentials(form: FormData): Credentials {
  const text = (name: string) => String(form.get(name) ?? "");
  return { username: text("username").trim(), email: text("email").trim(), password: text("password") };
}

/** Only fields that are on the screen: what concerns anything else is said above the form. */
function serverErrors(error: Error | null, registering: boolean): FieldErrors<Credentials> {
  const field = fieldOfError(error);
  const shown = field === "email" || field === "password" || (registering && field === "username");
  return shown ? { [field]: sentence(error) } : {};
}

function focusField(form: HTMLFormElement, name: string): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLElement) field.focus();
}

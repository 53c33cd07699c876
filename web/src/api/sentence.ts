import { ApiError } from "./api-error.ts";

const sentences: Record<string, string> = {
  UNREACHABLE: "No connection right now. Check your network, then try again.",
  UNAVAILABLE: "The server is catching its breath. Try again in a moment.",
  INTERNAL: "Something went wrong on our side. Try again in a moment.",
  RATE_LIMITED: "That was a lot at once. Wait a moment, then try again.",
  UNAUTHENTICATED: "Sign in to do that.",
  TOKEN_EXPIRED: "You were signed out. Sign in again.",
  TOKEN_INVALID: "You were signed out. Sign in again.",
  TOKEN_REUSED: "You were signed out to keep your account safe. Sign in again.",
  FORBIDDEN: "Only the owner can do that.",
  NOT_FOUND: "This is not here any more.",
  GONE: "This is not here any more.",
  EMAIL_TAKEN: "There is already an account with this email. Sign in instead?",
  USERNAME_TAKEN: "Someone already dances under this name. Pick another.",
  INVALID_CREDENTIALS: "Email and password do not match.",
  PAYLOAD_TOO_LARGE: "This file is larger than we can take.",
  INSUFFICIENT_STORAGE: "Your space is full. Delete a move to make room.",
  UNSUPPORTED_MEDIA_TYPE: "This file is not a video we can read.",
};

/** What to tell a person. Other messages of the services are sentences already and pass through with their suggestion. */
export function sentence(error: unknown): string {
  if (!(error instanceof ApiError)) return "Something went wrong. Try again.";
  if (error.code === "RATE_LIMITED" && error.retryAfter !== null) {
    return `That was a lot at once. Try again in ${wait(error.retryAfter)}.`;
  }
  return sentences[error.code] ?? [capitalised(error.message), error.suggestion].filter(Boolean).join(" ");
}

const fieldOf: Record<string, string> = {
  EMAIL_TAKEN: "email",
  USERNAME_TAKEN: "username",
  WEAK_PASSWORD: "password",
};

/** Which form field the error belongs to; null when it concerns the form as a whole. */
export function fieldOfError(error: unknown): string | null {
  if (!(error instanceof ApiError)) return null;
  const path = error.field ?? fieldOf[error.code] ?? null;
  return path === null ? null : (path.replace(/^\/?(body[./])?/, "").split(/[./[]/)[0] ?? null);
}

function wait(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

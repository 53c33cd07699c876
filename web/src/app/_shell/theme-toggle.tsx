"use client";
import { IconButton } from "@terrace/ui";
import { Moon, Sun } from "lucide-react";
import { type Theme, themeCookie } from "./theme.ts";

/** Switches between dark and light. Which icon shows is decided by CSS, so it is right before any script has run. */
export function ThemeToggle() {
  return (
    <IconButton label="Switch between dark and light" onClick={toggle}>
      <Sun aria-hidden="true" className="theme-dark-only size-5" />
      <Moon aria-hidden="true" className="theme-light-only size-5" />
    </IconButton>
  );
}

function toggle() {
  const root = document.documentElement;
  const now = root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  const next: Theme = now === "dark" ? "light" : "dark";
  root.dataset.theme = next;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari
  document.cookie = `${themeCookie}=${next}; Path=/; SameSite=Lax; Max-Age=31536000`;
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Entry } from "../../features/session/entry.tsx";
import { readPlatform } from "../../platform/platform.ts";

export const metadata: Metadata = { title: "Create an account" };

export default function SignUpPage() {
  const { name, features } = readPlatform(process.env);
  if (!features.registration) notFound();
  return <Entry registering name={name} open />;
}

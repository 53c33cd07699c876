import type { Metadata } from "next";
import { Entry } from "../../features/session/entry.tsx";
import { readPlatform } from "../../platform/platform.ts";

export const metadata: Metadata = { title: "Sign in", robots: { index: false } };

export default function SignInPage() {
  const { name, features } = readPlatform(process.env);
  return <Entry registering={false} name={name} open={features.registration} />;
}

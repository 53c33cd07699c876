import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { readPlatform } from "../platform/platform.ts";
import { Providers } from "./_shell/providers.tsx";
import { Shell } from "./_shell/shell.tsx";
import { isTheme, themeCookie } from "./_shell/theme.ts";
import "./globals.css";

/** Name, features and theme are known per request, so no page is rendered at build time. */
export const dynamic = "force-dynamic";

export const viewport: Viewport = { width: "device-width", initialScale: 1, viewportFit: "cover" };

/** Title, description and the base for absolute addresses, from the platform's name and the request's host. */
export async function generateMetadata(): Promise<Metadata> {
  const { name } = readPlatform(process.env);
  const request = await headers();
  const host = request.get("x-forwarded-host") ?? request.get("host") ?? "localhost";
  const description = "Film a move, name it, share it. Learn breaking one loop at a time.";
  return {
    metadataBase: new URL(`${request.get("x-forwarded-proto") ?? "http"}://${host}`),
    title: { default: `${name}: breaking moves, filmed and shared`, template: `%s · ${name}` },
    description,
    applicationName: name,
    openGraph: { siteName: name, type: "website", description },
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  const theme = jar.get(themeCookie)?.value;
  const signedIn = jar.get("signed_in")?.value === "1";
  return (
    <html lang="en" {...(isTheme(theme) && { "data-theme": theme })}>
      <body>
        <Providers platform={readPlatform(process.env)}>
          <Shell signedInHint={signedIn}>{children}</Shell>
        </Providers>
      </body>
    </html>
  );
}

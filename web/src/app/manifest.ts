import type { MetadataRoute } from "next";
import { readPlatform } from "../platform/platform.ts";

export const dynamic = "force-dynamic";

/** Lets a phone keep the app on its home screen. */
export default function manifest(): MetadataRoute.Manifest {
  const { name } = readPlatform(process.env);
  return {
    name,
    short_name: name,
    start_url: "/",
    display: "standalone",
    background_color: "#16181d",
    theme_color: "#16181d",
    icons: [{ src: "/icon.svg", sizes: "any", type: "image/svg+xml" }],
  };
}

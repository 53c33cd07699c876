"use client";
import { Progress } from "@terrace/ui";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { fraction } from "./upload.ts";
import { useUploads } from "./use-uploads.ts";

/** Follows the person through the app while something uploads, and leads back to it. */
export function UploadDock() {
  const uploads = useUploads();
  const path = usePathname();
  const current = uploads.find((upload) => upload.phase !== "sent");
  const href = current?.videoId ? `/watch/${current.videoId}` : "/add";
  if (current === undefined || path === "/add" || path.startsWith(href)) return null;
  return (
    <aside
      aria-label="Uploads"
      className="fixed inset-x-0 bottom-19 z-20 px-4 md:right-4 md:bottom-4 md:left-auto md:w-96"
    >
      <Link href={href} className="grid gap-2 rounded-md border border-line bg-surface px-4 py-3 shadow-float">
        <Progress
          label={current.phase === "sending" ? `Uploading ${current.name}` : `${current.name} is waiting`}
          value={fraction(current)}
        />
      </Link>
    </aside>
  );
}

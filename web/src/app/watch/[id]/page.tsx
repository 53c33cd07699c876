import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { readFromServer } from "../../../api/from-server.ts";
import { isVideoId } from "../../../api/video-id.ts";
import type { Video } from "../../../api/videos.ts";
import { categoryLabel } from "../../../platform/category.ts";
import { WatchScreen } from "./watch-screen.tsx";

interface WatchPageProps {
  params: Promise<{ id: string }>;
}

const readVideo = cache((id: string) => readFromServer<Video>(`/api/videos/${id}`));

/** What a shared link shows elsewhere. Private moves reveal nothing: they are only read in the owner's browser. */
export async function generateMetadata({ params }: WatchPageProps): Promise<Metadata> {
  const { id } = await params;
  const video = isVideoId(id) ? await readVideo(id) : null;
  if (video === null) return { title: "Watch", robots: { index: false } };
  const { title, poster, owner } = video;
  const kind = video.category ? categoryLabel(video.category) : "Move";
  const description = video.description || `${kind} by ${owner.username}`;
  return {
    title,
    description,
    alternates: { canonical: `/watch/${id}` },
    openGraph: {
      type: "video.other",
      title,
      description,
      url: `/watch/${id}`,
      ...(poster && { images: [`/watch/${id}/poster`] }),
    },
    twitter: { card: poster ? "summary_large_image" : "summary", title, description },
  };
}

export default async function WatchPage({ params }: WatchPageProps) {
  const { id } = await params;
  if (!isVideoId(id)) notFound();
  return <WatchScreen id={id} rendered={await readVideo(id)} now={Date.now()} />;
}

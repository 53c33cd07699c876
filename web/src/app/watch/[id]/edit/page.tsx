import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { isVideoId } from "../../../../api/video-id.ts";
import { EditScreen } from "./edit-screen.tsx";

export const metadata: Metadata = { title: "Edit a move", robots: { index: false } };

export default async function EditPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!isVideoId(id)) notFound();
  return <EditScreen id={id} />;
}

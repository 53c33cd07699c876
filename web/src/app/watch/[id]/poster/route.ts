import { readFromServer } from "../../../../api/from-server.ts";
import { isVideoId } from "../../../../api/video-id.ts";
import type { Video } from "../../../../api/videos.ts";

/** A lasting address for the picture of a public move: shared links outlive the signature of the poster itself. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const video = isVideoId(id) ? await readFromServer<Video>(`/api/videos/${id}`) : null;
  if (!video?.poster) return new Response(null, { status: 404 });
  return new Response(null, {
    status: 302,
    headers: { location: video.poster, "cache-control": "public, max-age=300" },
  });
}

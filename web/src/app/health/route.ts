/** What the balancer asks: shallow, so that a slow API never takes the web app out of rotation. */
export function GET(): Response {
  return Response.json({ status: "ok", service: "web", version: process.env.APP_VERSION ?? "unknown" });
}

export const dynamic = "force-dynamic";

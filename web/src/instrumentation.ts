/** Traces the requests for pages, and what they ask the API for, where the environment says where to. Next calls it once, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const [{ traceSite }, { pageRoute }] = await Promise.all([
    import("@terrace/service-kit/trace"),
    import("./platform/page-route.ts"),
  ]);
  traceSite("web", pageRoute, process.env);
}

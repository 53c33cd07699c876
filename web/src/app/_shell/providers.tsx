"use client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ToastProvider } from "@terrace/ui";
import { type ReactNode, useEffect, useState } from "react";
import { ApiError } from "../../api/api-error.ts";
import { browserSession } from "../../api/browser-session.ts";
import { browserUploads } from "../../features/uploads/upload-store.ts";
import type { Platform } from "../../platform/platform.ts";
import { PlatformProvider } from "../../platform/platform-context.tsx";

/** What every screen may rely on: the platform, the session, remembered answers and toasts. */
export function Providers({ platform, children }: { platform: Platform; children: ReactNode }) {
  const [queries] = useState(createQueries);
  useEffect(() => {
    const stop = forgetAtSignOut(queries);
    browserSession().start();
    return stop;
  }, [queries]);
  return (
    <PlatformProvider platform={platform}>
      <QueryClientProvider client={queries}>
        <ToastProvider>{children}</ToastProvider>
      </QueryClientProvider>
    </PlatformProvider>
  );
}

/** Nothing of a person stays in the tab for the next one who signs in. */
function forgetAtSignOut(queries: QueryClient): () => void {
  let before = browserSession().state().status;
  return browserSession().subscribe(() => {
    const { status } = browserSession().state();
    if (before === "signedIn" && status === "anonymous") {
      queries.clear();
      browserUploads().clear();
    }
    before = status;
  });
}

function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) =>
          failures < 3 && !(error instanceof ApiError && error.status >= 400 && error.status < 500),
        retryDelay: (attempt) => Math.min(8_000, 500 * 2 ** attempt),
      },
    },
  });
}

import type { PlatformView } from "@terrace/console/view";
import { EmptyState } from "@terrace/ui";
import { type ComponentType, lazy, Suspense, useEffect } from "react";
import { useAnswer } from "./live/use-answer.ts";
import { Overview } from "./pages/overview/overview.tsx";
import type { PageProps } from "./pages/page-props.ts";
import { Loading } from "./parts/loading.tsx";
import { named, PlatformWord } from "./parts/platform-word.ts";
import { PageBoundary } from "./shell/page-boundary.tsx";
import { ALL_PAGES } from "./shell/pages.ts";
import { usePlace } from "./shell/router.ts";
import { Shell } from "./shell/shell.tsx";

const SCREENS: Readonly<Record<string, ComponentType<PageProps>>> = {
  overview: Overview,
  services: lazy(() => import("./pages/services/services.tsx")),
  deployments: lazy(() => import("./pages/deployments/deployments.tsx")),
  alarms: lazy(() => import("./pages/alarms/alarms.tsx")),
  metrics: lazy(() => import("./pages/metrics/metrics.tsx")),
  logs: lazy(() => import("./pages/logs/logs.tsx")),
  traces: lazy(() => import("./pages/traces/traces.tsx")),
  queues: lazy(() => import("./pages/queues/queues.tsx")),
  backups: lazy(() => import("./pages/backups/backups.tsx")),
  ladder: lazy(() => import("./pages/ladder/ladder.tsx")),
  requirements: lazy(() => import("./pages/requirements/requirements.tsx")),
  architecture: lazy(() => import("./pages/architecture/architecture.tsx")),
};

/** One platform, one page of it at a time. */
export function App() {
  const place = usePlace();
  const asked = useAnswer<PlatformView>("api/platform");
  const label = ALL_PAGES.find(({ path }) => path === place.page)?.label ?? "Not found";
  const name = asked.state === "ready" ? asked.value.platform : "Terrace";
  useEffect(() => {
    document.title = `${label} · ${name}`;
  }, [label, name]);
  if (asked.state === "waiting") return <Loading />;
  if (asked.state === "failed") return <Closed message={asked.message} />;
  const Screen = SCREENS[place.page];
  const { platform, environment, phase } = asked.value;
  return (
    <PlatformWord value={named({ platform, environment })}>
      <Shell {...{ platform, environment, phase }} page={place.page}>
        <PageBoundary key={place.page}>
          <Suspense fallback={<Loading />}>
            {Screen === undefined ? <Nowhere /> : <Screen view={asked.value} place={place} />}
          </Suspense>
        </PageBoundary>
      </Shell>
    </PlatformWord>
  );
}

function Nowhere() {
  return (
    <EmptyState title="There is no such page" heading="h1">
      The navigation has all that there are.
    </EmptyState>
  );
}

function Closed({ message }: { message: string }) {
  return (
    <main className="mx-auto max-w-xl px-4 py-24">
      <EmptyState title="This console is closed" heading="h1">
        {message}. Start it again with <code>npx terrace console</code> and open the address that it prints.
      </EmptyState>
    </main>
  );
}

import { controlTarget } from "../../config/prometheus-yml.ts";
import { PROMETHEUS } from "../../plan/watched.ts";
import { controlTargetFile } from "../../prometheus.ts";
import type { Controller, ControllerContext } from "../controller.ts";
import type { Meter } from "../measure/meter.ts";
import { writeFileOnce } from "../state/files.ts";
import { runtimeUser } from "../state/user.ts";
import { Figures } from "./figures.ts";

const TEXT = { "content-type": "text/plain; version=0.0.4; charset=utf-8", "cache-control": "no-store" };

/** Tells figures at `GET /metrics`, and tells Prometheus where that is. Where nothing is collected it only listens and asks nobody. */
export function startFigures({ state, store, supervisor }: ControllerContext, meter: Meter): Controller {
  const figures = new Figures({ supervisor, meter, state, store });
  const unlisten = supervisor.onPlan(({ processes }) => {
    const url = supervisor.snapshot()?.controlUrl;
    if (url === undefined || !processes.some(({ name }) => name === PROMETHEUS)) return;
    const content = controlTarget(Number(new URL(url).port));
    void writeFileOnce({ path: controlTargetFile(state), mode: 0o600, content }, runtimeUser()).catch(() => undefined);
  });
  return {
    routes: [
      {
        ...{ method: "GET", path: "/metrics" },
        answer: async () => {
          const text = await figures.tell();
          return { stream: (response) => void response.writeHead(200, TEXT).end(text) };
        },
      },
    ],
    stop: async () => {
      unlisten();
      await figures.stop();
    },
  };
}

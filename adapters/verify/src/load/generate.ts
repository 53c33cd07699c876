import type { LoadProgress, LoadReport } from "@terrace/core/report";
import type { Milliseconds } from "@terrace/core/units";
import type { Sample } from "./clients/clients.ts";
import { createClients } from "./clients/create-clients.ts";
import { monotonic } from "./clock.ts";
import { goFirst } from "./go-first.ts";
import { judgeRun } from "./judge-run.ts";
import { createLatencyRecorder } from "./latency-recorder.ts";
import { DEFAULT_LAG_LIMIT, DEFAULT_LATE_AFTER, DEFAULT_TIMEOUT, type Load } from "./load.ts";
import { watchMachine } from "./machine.ts";
import { createPopulationRecorder, type PopulationRecorder } from "./population-recorder.ts";
import { progressOf } from "./progress.ts";
import { scheduleLoad } from "./schedule.ts";
import { startMetronome } from "./start-metronome.ts";
import { warmUp } from "./warm-up.ts";

/** From the last preparation to the first request. */
const RUN_UP: Milliseconds = 20;

/** Runs a load in this process to its end, or until it is stopped, and waits for every answer that is out. */
export async function generate(
  load: Load,
  stop: AbortSignal,
  tell: (progress: LoadProgress) => void,
): Promise<LoadReport> {
  const { timeout = DEFAULT_TIMEOUT, lagLimit = DEFAULT_LAG_LIMIT, lateAfter = DEFAULT_LATE_AFTER } = load;
  const schedule = scheduleLoad(load);
  const scheduling = goFirst();
  await warmUp();
  const metronome = await startMetronome();
  const startAt = monotonic() + RUN_UP;
  const startedAt = new Date(Date.now() + RUN_UP).toISOString();
  const lag = createLatencyRecorder();
  const members = load.populations.map((population) => {
    const recorder = createPopulationRecorder(population, startAt);
    const sample = (ended: Sample) => {
      settle(recorder, ended);
      metronome.catchUp();
    };
    const surroundings = { target: new URL(load.target), timeout, revision: load.revision, sample };
    return { recorder, sequence: 0, clients: createClients(population, surroundings) };
  });
  const machine = watchMachine();
  let open = 0;
  const settled = Promise.withResolvers<void>();
  let allDue = false;

  function settle(recorder: PopulationRecorder, sample: Sample): void {
    recorder.record(sample);
    open -= 1;
    if (allDue && open === 0) settled.resolve();
  }

  function dispatch(row: number): void {
    const member = members[schedule.population[row] ?? 0];
    if (member === undefined) return;
    const scheduledAt = startAt + (schedule.at[row] ?? 0);
    const late = monotonic() - scheduledAt;
    const sequence = member.sequence++;
    open += 1;
    if (late > lateAfter) settle(member.recorder, notSent(scheduledAt));
    else {
      lag.record(late);
      member.clients.due({ choice: schedule.choice[row] ?? 0, sequence, scheduledAt });
    }
  }

  const progress = () => {
    const recorders = members.map(({ recorder }) => recorder);
    tell(
      progressOf(
        recorders,
        monotonic() - startAt,
        members.reduce((sum, { sequence }) => sum + sequence, 0),
      ),
    );
  };
  progress();
  const progressing = setInterval(progress, 1_000);
  const stoppedAt = await metronome.follow({ startAt, at: schedule.at }, dispatch, stop);
  allDue = true;
  if (open > 0) await settled.promise;
  clearInterval(progressing);
  const machineReport = machine();
  await metronome.close();
  await Promise.all(members.map(({ clients }) => clients.close()));
  const ran = stoppedAt ?? schedule.duration;
  const populations = members.map(({ recorder, clients, sequence }) => recorder.report(ran, clients.report(sequence)));
  return {
    target: load.target,
    seed: load.seed,
    startedAt,
    origin: startAt,
    duration: schedule.duration,
    stoppedAt,
    validity: judgeRun(populations, lag.summary(), lagLimit),
    generator: { lag: lag.summary(), lagLimit, scheduling, ...machineReport },
    populations,
  };
}

function notSent(scheduledAt: Milliseconds): Sample {
  const endedAt = monotonic();
  return { scheduledAt, endedAt, outcome: "not-sent", status: null, revision: null, request: "", detail: "late" };
}

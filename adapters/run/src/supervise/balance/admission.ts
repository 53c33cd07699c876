import type { PlannedProcess, RunPlan } from "../../plan/run-plan.ts";
import type { Emit } from "../event.ts";
import { askHaproxy } from "../probe/haproxy.ts";
import { admit, DRAIN_BOUND, drain } from "../process/drain.ts";
import type { User } from "../state/user.ts";
import { balancerSocket } from "./balancer-socket.ts";
import { keepServers } from "./keep-servers.ts";
import { RetriedKeeping } from "./retried-keeping.ts";

/** What whoever steers a service wants of one of its places. */
export interface Steering {
  readonly weight: number;
  /** Nothing new is to be sent to it. */
  readonly isLeaving: boolean;
  /** It has finished what it had, or had its time for that. */
  readonly isDrained: boolean;
}

/** A place of a service that nobody steers gets its part of the requests as soon as it can answer. */
const UNSTEERED: Steering = { weight: 1, isLeaving: false, isDrained: false };

export interface AdmissionContext {
  readonly plan: () => RunPlan | null;
  /** Processes that answer now. */
  readonly ready: () => readonly PlannedProcess[];
  /** Whom the balancer runs as. */
  readonly reader: User | null;
  readonly emit: Emit;
}

/** The door between tasks and the balancer: opened when a task can answer, closed before it ends, as far as whoever steers its service wants that. */
export class Admission {
  readonly #context: AdmissionContext;
  readonly #keeping: RetriedKeeping;
  /** Tasks that finish what they have: a balancer that forgets it is told again. */
  readonly #draining = new Set<PlannedProcess>();
  #steer: (service: string, slot: string) => Steering | null = () => null;

  constructor(context: AdmissionContext) {
    this.#context = context;
    this.#keeping = new RetriedKeeping({ write: () => this.#write(), tell: (error) => this.#tell(error) });
  }

  /** Where the balancer takes orders; null when the platform has none. */
  get socket(): string | null {
    return balancerSocket(this.#context.plan()?.processes ?? []);
  }

  /** Asks this from now on; null where nobody steers. */
  steerBy(steer: (service: string, slot: string) => Steering | null): void {
    this.#steer = steer;
  }

  /** A process answers. A task gets requests; a balancer that came back is told again of all tasks, because it may have missed something. */
  async admit(planned: PlannedProcess): Promise<void> {
    const isBalancer = planned.kind === "haproxy";
    const tasks = isBalancer ? this.#context.ready() : [planned];
    for (const task of tasks) await this.#open(task).catch(() => undefined);
    if (isBalancer) for (const task of this.#draining) await this.#close(task).catch(() => undefined);
    if (tasks.some(({ balancer }) => balancer !== null)) await this.keep().catch(() => undefined);
  }

  /** Sends nothing new to a task, tells it so and waits, as long as it may take, until it has nothing left. A balancer that is gone sends it nothing. */
  async drain(planned: PlannedProcess, tell: () => void): Promise<void> {
    const { socket } = this;
    if (socket === null || planned.balancer === null || this.#wishOf(planned).isDrained) return;
    this.#draining.add(planned);
    await drain(socket, planned.balancer, { bound: DRAIN_BOUND, tell }).catch(() => undefined);
    this.#draining.delete(planned);
    await this.keep().catch(() => undefined);
  }

  /** Keeps weights and states for a balancer that is killed. Rejects when they could not be written, and goes on trying. */
  keep(): Promise<void> {
    return this.#keeping.keep();
  }

  /** Why they are not kept, after more than one try; null while they are. */
  get unkept(): string | null {
    return this.#keeping.error;
  }

  /** Tries nothing any more: all is being stopped. */
  stop(): void {
    this.#keeping.stop();
  }

  async #write(): Promise<void> {
    const { socket } = this;
    const plan = this.#context.plan();
    const servers = plan?.files.find(({ isSeed }) => isSeed);
    if (socket === null || plan === null || servers === undefined) return;
    const ports = new Map(plan.processes.map(({ balancer, port }) => [balancer?.server, port]));
    const { path } = servers;
    await keepServers(socket, { path, reader: this.#context.reader, portOf: (server) => ports.get(server) ?? null });
  }

  #tell(error: string | null): void {
    const { plan, emit } = this.#context;
    const name = plan()?.processes.find(({ kind }) => kind === "haproxy")?.name ?? "balancer";
    emit(error === null ? { type: "balancer-kept", name } : { type: "balancer-unkept", name, error });
  }

  async #open(planned: PlannedProcess): Promise<void> {
    const { socket } = this;
    if (socket === null || planned.balancer === null) return;
    const { weight, isLeaving } = this.#wishOf(planned);
    const { backend, server } = planned.balancer;
    // What was kept for a balancer that starts has more weight than its configuration, and a port may have moved while nothing ran.
    const at = `addr 127.0.0.1 port ${planned.port}`;
    await askHaproxy(socket, `set server ${backend}/${server} ${at}; set server ${backend}/${server} weight ${weight}`);
    if (isLeaving) await askHaproxy(socket, `set server ${backend}/${server} state drain`);
    else await admit(socket, planned.balancer);
  }

  async #close({ balancer }: PlannedProcess): Promise<void> {
    if (this.socket !== null && balancer !== null)
      await askHaproxy(this.socket, `set server ${balancer.backend}/${balancer.server} state drain`);
  }

  #wishOf({ service, name }: PlannedProcess): Steering {
    return this.#steer(service ?? "", name) ?? UNSTEERED;
  }
}

/** What `terrace up` would do to a platform that runs on this machine: nothing of it has been done. */
export interface RunChanges {
  readonly platform: string;
  readonly environment: string;
  /** Every engine and task, in the order of starting. */
  readonly processes: readonly ProcessChange[];
  /** Services whose code in the working tree is another than the one that serves, and those that are being deployed. */
  readonly services: readonly ServiceChange[];
}

/** What `up` does to one process. */
export interface ProcessChange {
  readonly name: string;
  /** `reload` is told to what serves, and interrupts nothing; `restart` ends it first. */
  readonly change: "stay" | "reload" | "restart" | "start" | "stop";
  /** In words; null of what stays. */
  readonly because: string | null;
}

/** What `up` does to the revision of one service. */
export interface ServiceChange {
  readonly name: string;
  /** `hold-back`: that code was taken back before, and `up` leaves it alone. */
  readonly change: "deploy" | "await" | "hold-back";
  readonly because: string;
}

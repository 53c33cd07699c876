/** An event as it comes; what a newer control plane tells besides is not known here. */
export type ConsoleEvent = { readonly at: string; readonly type: string; readonly name: string } & Readonly<
  Record<string, unknown>
>;

/** An event at its place in the control plane's journal. */
export interface JournalEntry {
  readonly id: number;
  readonly event: ConsoleEvent;
}

/** What deployments have made of a service, a worker or a site: which revision runs in which of its places. */
export interface PlacedService {
  readonly tasks: readonly PlacedTask[];
  /** The newest of its revisions, whether it runs or not: migrations come from there and nowhere else. */
  readonly newest: { readonly digest: string; readonly createdAt: number };
}

/** A task of one revision. */
export interface PlacedTask {
  readonly slot: string;
  /** Digest of its code. */
  readonly digest: string;
  /** Environment variables that its revision has besides, or instead of, those of the graph. */
  readonly env: Readonly<Record<string, string>>;
}

import { type HttpSpec, httpField } from "./http.ts";
import { merge } from "./merge.ts";
import type { Patch } from "./patch.ts";
import { type SiteSpec, siteField } from "./site.ts";
import { tagged, type WordsField } from "./structure-fields.ts";
import { type WorkerSpec, workerField } from "./worker.ts";

/** What a platform can list under `services`. */
export interface Services {
  readonly http: HttpSpec;
  readonly site: SiteSpec;
  readonly worker: WorkerSpec;
}

/** What a service of ours can be. */
export type ServiceKind = keyof Services;

/** Whatever service an author describes, told apart by `kind`. */
export type ServiceSpec = Services[ServiceKind];

/** How the words of each kind of service are read and judged; the compiler names a kind that has none. */
export const SERVICE_FIELDS = {
  http: tagged("http", httpField),
  site: tagged("site", siteField),
  worker: tagged("worker", workerField),
} as const satisfies { readonly [K in ServiceKind]: WordsField<Services[K]> };

/** What a platform or an environment says of a service beyond its manifest. */
export type ServicePatch<S extends ServiceSpec = ServiceSpec> = Patch<Omit<S, "kind">>;

/** A manifest with what this platform adds to it: `configure(videos, { env: { UPLOAD_MAX_BYTES: inBytes("2GB") } })`. */
export function configure<S extends ServiceSpec>(manifest: S, patch: ServicePatch<S>): S {
  return merge(manifest, patch) as S;
}

/** Whether a value is a manifest. */
export function isService(value: unknown): value is ServiceSpec {
  const kind = (value as { readonly kind?: unknown } | null)?.kind;
  return typeof kind === "string" && Object.hasOwn(SERVICE_FIELDS, kind);
}

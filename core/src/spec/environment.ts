import { type AcknowledgementWords, acknowledgementField } from "./acknowledgement.ts";
import { type AlarmWords, alarmField } from "./alarm.ts";
import type { Capabilities, CapabilityKind, CapabilitySpec } from "./capability.ts";
import { type ChannelWords, channelField } from "./channel.ts";
import { type CostsWords, costsField } from "./costs.ts";
import { type DashboardWords, dashboardField } from "./dashboard.ts";
import type { HttpSpec } from "./http.ts";
import { oneOf, region, text } from "./leaf-fields.ts";
import { type LogWords, logField } from "./log.ts";
import { type MetricWords, metricField } from "./metric.ts";
import { type ObjectivesWords, objectivesField } from "./objectives.ts";
import { type OperationsWords, operationsField } from "./operations.ts";
import type { Patch } from "./patch.ts";
import type { ServiceKind, ServicePatch, Services } from "./service.ts";
import { type Fields, list, NAME, nullable, record } from "./structure-fields.ts";
import { type TriggerWords, triggerField } from "./trigger.ts";

/** What only an environment says. */
export interface EnvironmentHeader {
  /** The rung of the ladder: one machine; containers; two of everything; autoscaling over regions. */
  readonly phase?: "launch" | "growth" | "scale" | "full";
  /** Where it stands; on AWS if left out, except in phase `launch`. */
  readonly target?: "local" | "aws";
  readonly region?: string;
  /** The environment that this one starts from. */
  readonly extends?: string;
  /** Values for `parameter(…)`; what is left out must be given when it is needed. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** What calls for another environment. Not taken over from the one that it extends. */
  readonly triggers?: Readonly<Record<string, TriggerWords>>;
}

/** What a platform says at its top level beside its capabilities and services, and an environment says anew. */
export interface Particulars {
  readonly logs?: Readonly<Record<string, LogWords>>;
  readonly alarms?: Readonly<Record<string, AlarmWords | null>>;
  readonly channels?: Readonly<Record<string, ChannelWords | null>>;
  readonly metrics?: Readonly<Record<string, MetricWords | null>>;
  readonly dashboards?: Readonly<Record<string, DashboardWords | null>>;
  readonly objectives?: ObjectivesWords;
  readonly costs?: CostsWords;
  readonly operations?: OperationsWords;
  /** On everything that is billed; `{name}` in a value stands for the resource's own name. */
  readonly tags?: Readonly<Record<string, string | null>>;
  readonly acknowledge?: readonly AcknowledgementWords[];
}

/** Several services that run as one process here. Words beside `of` are those of a service. */
export interface CompositionWords<Name extends string = string> extends ServicePatch<HttpSpec> {
  readonly of: readonly Name[];
}

/** What an environment can say of a capability. */
export type CapabilityPatch<C> = C extends { readonly kind: infer Kind extends CapabilityKind }
  ? Patch<Omit<Capabilities[Kind], "kind">>
  : never;

/** What an environment can say of services, by their names; `"*"` is for all of them. */
export type ServicePatches<S> = {
  readonly [N in keyof S]?: S[N] extends { readonly kind: infer Kind extends ServiceKind }
    ? ServicePatch<Services[Kind]>
    : never;
} & { readonly "*"?: ServicePatch<HttpSpec> };

/** A patch of the platform `P`, in the platform's own words; null for a capability that the environment does not have. */
export type EnvironmentWords<P> = EnvironmentHeader &
  Particulars & {
    readonly [K in keyof P as P[K] extends CapabilitySpec ? K : never]?: CapabilityPatch<P[K]> | null;
  } & (P extends { readonly services: infer S }
    ? {
        readonly services?: ServicePatches<S>;
        readonly compose?: Readonly<Record<string, CompositionWords<keyof S & string>>>;
      }
    : unknown);

export const headerFields: Fields<EnvironmentHeader> = {
  phase: oneOf("launch", "growth", "scale", "full"),
  target: oneOf("local", "aws"),
  region,
  extends: text,
  parameters: record("values by parameter", text),
  triggers: record("triggers by name", triggerField, NAME),
};

export const particularFields: Fields<Particulars> = {
  logs: record("logs by name", logField, NAME),
  alarms: record("alarms by name", nullable(alarmField), NAME),
  channels: record("channels by name", nullable(channelField), NAME),
  metrics: record("metrics by name", nullable(metricField), NAME),
  dashboards: record("dashboards by name", nullable(dashboardField), NAME),
  objectives: objectivesField,
  costs: costsField,
  operations: operationsField,
  tags: record("values by tag", nullable(text)),
  acknowledge: list("a list of acknowledgements", acknowledgementField),
};

import type { Handlers } from "@terrace/core/graph";
import type { PlanContext } from "./plan/context.ts";
import { absent, type Part } from "./plan/part.ts";

/** What nothing stands for on this machine, whatever it says of itself. Apart from the other kinds: a document asks for these alone. */
export const ABSENCES = {
  audit: () => absent("no provider here has an API whose calls could be recorded"),
  budget: ({ covers }) =>
    absent(
      covers === "third-parties"
        ? "what third parties bill is not measured here"
        : "nothing here is billed: what is used is priced as if on AWS",
    ),
  certificate: () => absent("everything listens on loopback, without TLS"),
  dashboard: () => absent("the console draws what is measured here, and no boards"),
  dns: () => absent("everything is reached by a loopback address"),
  host: () => absent("this machine is the host"),
  key: () => absent("engines here keep their data unencrypted"),
  live: () => absent("live channels do not run here yet"),
  network: () => absent("one machine has no subnets; everything listens on loopback"),
  pipeline: () => absent("the working tree itself is what runs"),
  registry: () => absent("tasks run from the working tree, not from images"),
  search: () => absent("searches run in the database here"),
  "security-edge": () =>
    absent("on loopback, passwords and database roles keep processes apart instead of security groups"),
  standby: () => absent("a second region does not run here yet"),
  waf: () => absent("nginx on one machine has no managed rule groups"),
} satisfies Partial<Handlers<PlanContext, Part>>;

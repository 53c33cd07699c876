import { HEALTH_CHECKS, LISTENERS, ROUTES } from "./balancers.ts";
import { BUCKETS } from "./buckets.ts";
import { CACHES } from "./caches.ts";
import type { Comparison } from "./comparison.ts";
import { DATABASE_PARAMETERS, DATABASES, SERVERS } from "./databases.ts";
import { KEYS } from "./keys.ts";
import { NAMES } from "./names.ts";
import { ADDRESSES, NAT_GATEWAYS, WAYS_OUT } from "./network.ts";
import { QUEUES } from "./queues.ts";
import { GRANTS } from "./roles.ts";
import { SEARCHES } from "./searches.ts";
import { SECRETS } from "./secrets.ts";
import { SECURITY_EDGES } from "./security-groups.ts";
import { SERVICES, VARIABLES } from "./services.ts";
import { ALARMS, LOG_GROUPS } from "./watch.ts";

/** What MiniStack is asked for. */
export const COMPARISONS: readonly Comparison[] = [
  ADDRESSES,
  WAYS_OUT,
  DATABASES,
  SERVERS,
  DATABASE_PARAMETERS,
  CACHES,
  SEARCHES,
  BUCKETS,
  QUEUES,
  SECRETS,
  KEYS,
  SERVICES,
  VARIABLES,
  GRANTS,
  LISTENERS,
  ROUTES,
  HEALTH_CHECKS,
  NAMES,
  LOG_GROUPS,
  ALARMS,
];

/** What moto is asked for: the parts of the network that MiniStack does not bring up. */
export const NETWORK_COMPARISONS: readonly Comparison[] = [ADDRESSES, NAT_GATEWAYS, SECURITY_EDGES];

/** Paths asked every second by the balancer and by Prometheus: counted, but neither logged nor traced. */
export const quietPaths: ReadonlySet<string> = new Set(["/health", "/api/health", "/health/ready", "/metrics"]);

export { Counter, createMetrics, Gauge, Histogram, type Metrics, type RequestSample } from "./metrics.ts";

export { type ByteCount, type Bytes, formatBytes, parseBytes } from "./bytes.ts";
export { blockAround, type CidrRange, nextCidr, parseCidr } from "./cidr.ts";
export { type Duration, formatDuration, type Milliseconds, parseDuration } from "./duration.ts";
export { type InstanceKind, type InstanceSize, instanceClasses, instanceSize } from "./instance-class.ts";
export { type Currency, formatMoney, type Money, type MoneyWords, parseMoney } from "./money.ts";
export { formatPercent, type Percent, parsePercent, percentText, type Ratio } from "./percent.ts";
export { AWS_REGIONS } from "./region.ts";
export { nextOf, parseSchedule, type Schedule } from "./schedule.ts";
export { timesADay } from "./times-a-day.ts";

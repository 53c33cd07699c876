export { type ByteCount, type Bytes, formatBytes, parseBytes } from "./bytes.ts";
export { type CidrRange, parseCidr } from "./cidr.ts";
export { type Duration, formatDuration, type Milliseconds, parseDuration } from "./duration.ts";
export { type Currency, formatMoney, type Money, type MoneyWords, parseMoney } from "./money.ts";
export { formatPercent, type Percent, parsePercent, type Ratio } from "./percent.ts";

/** Characters that may stand in a JSON text as they are; any other becomes a question mark. */
const plain = (text: string, most: number): string => `%[${text},bytes(0,${most}),regsub([^ !#-[\\]-~],?,g)]`;

/** HAProxy 2.6 tells no milliseconds of a moment: those of the same moment are put behind its seconds, with zeros in front. */
const NOW = "%[date,utime(%Y-%m-%dT%H:%M:%S)].%[date(0,ms),mod(1000),add(1000),regsub(^1,)]Z";

/**
 * The balancer's line about a request, as a `log-format`, with the words of the services' own lines. What the meter reads stands in front: its ring
 * holds 256 characters of each. `headTime` is microseconds from the head of the request to that of the answer, -1 when no task answered; the other
 * times are milliseconds; `ending` is HAProxy's termination state (configuration manual §8.5), `--` for a good one; `retries` has
 * a `+` when another task was tried; `traceId` is `-` where nothing is recorded.
 */
export function requestLine(): string {
  const fields = [
    ...texts({ timestamp: NOW, level: "%[var(txn.level,info)]", service: "balancer", backend: "%b", server: "%s" }),
    ...numbers({ statusCode: "%ST", headTime: "%[var(txn.took,-1)]" }),
    ...texts({ requestId: plain("var(txn.request_id)", 128), traceId: plain("var(txn.trace)", 32) }),
    ...texts({ method: "%HM", path: plain("var(txn.path)", 256) }),
    ...numbers({ responseTime: "%Ta", queueTime: "%Tw", connectTime: "%Tc" }),
    ...texts({ retries: "%rc", ending: "%ts", message: "request" }),
  ];
  return `"{${fields.join(",")}}"`.replace(/(?<!^)"(?!$)/g, '\\"');
}

function texts(pairs: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(pairs).map(([name, value]) => `"${name}":"${value}"`);
}

function numbers(pairs: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(pairs).map(([name, value]) => `"${name}":${value}`);
}

/** An AWS of this machine alone that nobody here wrote. It holds its state in memory until it stops. */
export interface Emulator extends AsyncDisposable {
  readonly name: "ministack" | "moto";
  readonly url: string;
  /** Forgets everything, so that one server serves several tests. */
  reset(): Promise<void>;
}

/** What a client of the SDK is made with to speak to an emulator and to nobody else. A fault is told, not asked again. */
export function clientOf({ url }: Pick<Emulator, "url">, region: string) {
  return {
    endpoint: url,
    region,
    credentials: async () => ({ accessKeyId: "testing", secretAccessKey: "testing" }),
    forcePathStyle: true,
    maxAttempts: 1,
  };
}

/** What keeps a deployment from even looking: a person can do something about each. */
export type CloudErrorCode = "NO_CREDENTIALS" | "REFUSED_CREDENTIALS" | "ACCESS_DENIED" | "UNREACHABLE";

/** The provider cannot be asked. Nothing has been done. */
export class CloudError extends Error {
  readonly code: CloudErrorCode;

  constructor(code: CloudErrorCode, message: string, cause: unknown) {
    super(message, { cause });
    this.name = "CloudError";
    this.code = code;
  }
}

const REFUSED = /ExpiredToken|InvalidClientToken|UnrecognizedClient|SignatureDoesNotMatch|InvalidSignature|AuthFailure/;
const UNREACHABLE = /ENOTFOUND|ECONNREFUSED|ECONNRESET|EAI_AGAIN|ETIMEDOUT|TimeoutError|NetworkingError/;

/** An error of an SDK as the one that a person can act on; one that says nothing of the kind stays as it is. */
export function cloudError(error: unknown): unknown {
  const { name, message, code } = error as { name?: string; message?: string; code?: string };
  const said = `${name ?? ""} ${code ?? ""}`;
  if (/CredentialsProviderError|TokenProviderError/.test(said))
    return new CloudError("NO_CREDENTIALS", "There are no credentials of AWS to deploy with.", error);
  if (REFUSED.test(said))
    return new CloudError("REFUSED_CREDENTIALS", `AWS refuses the credentials: ${message}`, error);
  if (/AccessDenied|UnauthorizedOperation/.test(said))
    return new CloudError("ACCESS_DENIED", `AWS does not allow it: ${message}`, error);
  if (UNREACHABLE.test(said)) return new CloudError("UNREACHABLE", `AWS cannot be reached: ${message}`, error);
  return error;
}

/** An answer whose failure a person can act on. */
export async function explained<Answer>(answer: Promise<Answer>): Promise<Answer> {
  return await answer.catch((error: unknown) => {
    throw cloudError(error);
  });
}

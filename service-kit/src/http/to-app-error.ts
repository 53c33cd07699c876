import { AppError, catalogue, type GenericCode, isDiskFull, isOutage, isUnstorableText } from "../errors/index.ts";

const fastifyCodes: Readonly<Record<string, GenericCode>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: "MALFORMED_JSON",
  FST_ERR_CTP_EMPTY_JSON_BODY: "MALFORMED_JSON",
  FST_ERR_CTP_BODY_TOO_LARGE: "PAYLOAD_TOO_LARGE",
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "UNSUPPORTED_MEDIA_TYPE",
};

/** Turns whatever was thrown into an error that may be shown. What is not understood becomes INTERNAL and says nothing of its cause. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (isDiskFull(error)) return new AppError("INSUFFICIENT_STORAGE", { cause: error });
  if (isOutage(error)) return new AppError("UNAVAILABLE", { cause: error });
  if (isUnstorableText(error)) {
    return new AppError("VALIDATION_FAILED", { cause: error, message: "Text may not contain the character U+0000." });
  }
  const code = genericCodeOf(error);
  return new AppError(code ?? "INTERNAL", { cause: error });
}

function genericCodeOf(error: unknown): GenericCode | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, statusCode } = error as Error & { code?: unknown; statusCode?: unknown };
  if (typeof code === "string" && code in fastifyCodes) return fastifyCodes[code];
  if (typeof statusCode !== "number" || statusCode < 400 || statusCode > 499) return undefined;
  const codes = Object.keys(catalogue) as GenericCode[];
  return codes.find((name) => catalogue[name].status === statusCode) ?? "VALIDATION_FAILED";
}

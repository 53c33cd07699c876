import type { Fault } from "./fault.ts";

/** Fewest characters of a password. Length beats composition rules (NIST SP 800-63B §5.1.1.2). */
const shortestPassword = 10;

/** The commonest passwords that are long enough. */
const commonest = new Set([
  "0123456789",
  "1234567890",
  "12345678910",
  "1q2w3e4r5t",
  "aaaaaaaaaa",
  "football123",
  "iloveyou123",
  "password12",
  "password123",
  "password1234",
  "q1w2e3r4t5",
  "qwertyuiop",
  "qwerty12345",
  "qwerty123456",
]);

/** What makes a password easy to guess, if anything; `known` are the owner's name and address. */
export function findPasswordFault(password: string, known: readonly string[] = []): Fault | undefined {
  const lower = password.toLowerCase();
  if ([...password].length < shortestPassword) return fault(`must have at least ${shortestPassword} characters`);
  if (new Set(lower).size < 3) return fault("repeats the same characters");
  if (commonest.has(lower)) return fault("is one of the most common passwords");
  if (known.some((word) => word.toLowerCase() === lower)) return fault("is your own name or address");
  return undefined;
}

function fault(message: string): Fault {
  return { message, suggestion: "A few unrelated words make a good password." };
}

import { type LiteralSetting, literalSettings } from "./literal-settings.ts";
import type { Rule } from "./rule.ts";

const SECRET_NAME =
  /(?:^|_)(?:PASSWORD|PASSPHRASE|SECRET|TOKEN|PRIVATE_KEY|API_KEY|ACCESS_KEY|SECRET_KEY|CREDENTIALS?)$/;
const PASSWORD_IN_URL = /^[a-z][a-z0-9+.-]*:\/\/[^/\s:@]*:[^/\s@]+@/i;
const KEY_TEXT = /-----BEGIN [A-Z ]*PRIVATE KEY-----|^AKIA[0-9A-Z]{16}$/;

/** A secret that stands in the platform is in its history for ever. (ATL-ENC-01) */
export const plainSecret: Rule = {
  code: "TER-CHK-012",
  check: (graph) =>
    literalSettings(graph)
      .filter(isSecret)
      .map(({ of, name }) => ({
        of,
        word: `env.${name}`,
        // The value is left out on purpose: findings are printed and kept.
        message: `${name} of ${of} is a secret written in plain`,
        hint: 'let the service make it: secrets: { name: password() } and output("name", "value")',
      })),
};

function isSecret({ name, value }: LiteralSetting): boolean {
  return (SECRET_NAME.test(name) && value !== "") || PASSWORD_IN_URL.test(value) || KEY_TEXT.test(value);
}

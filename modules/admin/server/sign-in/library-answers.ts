import { Refusal, type RefusalCode } from "../../../../platform/errors/index.ts";

/** The sign-in library's refusals in the words of the house: https://www.better-auth.com/docs/concepts/api */
const codes: Record<string, RefusalCode> = {
  INVALID_EMAIL_OR_PASSWORD: "wrong_email_or_password",
  INVALID_EMAIL: "wrong_email_or_password",
  INVALID_PASSWORD: "wrong_password",
  PASSWORD_TOO_SHORT: "password_length",
  PASSWORD_TOO_LONG: "password_length",
  INVALID_TOKEN: "link_expired",
  USER_NOT_FOUND: "link_expired",
  RESET_PASSWORD_DISABLED: "mail_not_set_up",
  INVALID_CODE: "wrong_code",
  INVALID_BACKUP_CODE: "wrong_code",
  INVALID_TWO_FACTOR_COOKIE: "sign_in_again",
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: "sign_in_again",
  SESSION_NOT_FRESH: "sign_in_again",
  ACCOUNT_TEMPORARILY_LOCKED: "too_many_attempts",
  TOTP_NOT_ENABLED: "two_factor_off",
  BACKUP_CODES_NOT_ENABLED: "two_factor_off",
  TWO_FACTOR_NOT_ENABLED: "two_factor_off",
  TOTP_ALREADY_ENABLED: "already_exists",
};

/** The refusal that an unsuccessful answer of the library stands for; null when it failed for a reason of ours. */
export function refusalOf(status: number, body: unknown): Refusal | null {
  if (status >= 500) return null;
  const code = codes[String((body as { code?: unknown } | null)?.code)];
  if (code) return new Refusal(code, code === "too_many_attempts" ? { values: { minutes: 15 } } : {});
  return new Refusal(status === 401 ? "not_signed_in" : status === 403 ? "not_permitted" : "invalid");
}

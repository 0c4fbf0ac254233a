import type { SendOutcome } from "../channel-adapter.ts";

type Failure = { code: string; again?: number };

/** Kavenegar's numbers as our codes (sentences: problems.ts), with the seconds after which another attempt may help. */
const failures: Record<number, Failure> = {
  400: { code: "request_refused" },
  401: { code: "account_disabled" },
  402: { code: "provider_failed", again: 60 },
  403: { code: "key_refused" },
  404: { code: "request_refused" },
  405: { code: "request_refused" },
  406: { code: "request_refused" },
  407: { code: "access_refused" },
  409: { code: "provider_busy", again: 60 },
  411: { code: "recipient_refused" },
  412: { code: "sender_refused" },
  413: { code: "text_refused" },
  414: { code: "too_many_recipients" },
  416: { code: "ip_refused" },
  417: { code: "date_refused" },
  418: { code: "provider_credit" },
  419: { code: "request_refused" },
  420: { code: "link_refused" },
  422: { code: "characters_refused" },
  424: { code: "template_missing" },
  426: { code: "plan_refused" },
  427: { code: "line_refused" },
  428: { code: "voice_refused" },
  429: { code: "rate_limited", again: 60 },
  431: { code: "token_not_allowed" },
  432: { code: "token_not_allowed" },
  451: { code: "rate_limited", again: 300 },
  501: { code: "test_only" },
  607: { code: "tag_refused" },
};

/** What a status other than 200 means for a message. A number nobody told us of and below 500 was refused; above, nobody knows. */
export function kavenegarFailure(status: number): Exclude<SendOutcome, { state: "sent" }> {
  const known = failures[status];
  if (known) return { state: "failed", code: known.code, again: known.again ?? null };
  if (status >= 400 && status < 500) return { state: "failed", code: "request_refused", again: null };
  return { state: "unknown", code: "provider_error" };
}

/** The numbers we know, for tests. */
export const kavenegarNumbers = Object.keys(failures).map(Number);

import type { SendOutcome } from "../channel-adapter.ts";

type Said = { status: number; description: string; wait: number | null };

/** Seconds to wait where a limit is told without its time. */
const usualWait = 30;

// Confirm with the provider: Bale's two words for its limits, which come with any status.
const limited = /bot limit exceed|local_rate_limited|too many requests/i;

// By what the description says; the messengers have a few numbers for many reasons.
const reasons: [RegExp, string][] = [
  [/blocked by the user|user is deactivated|bot was kicked/i, "blocked"],
  [/can't initiate conversation|have no rights to send|need administrator/i, "not_started"],
  [/chat not found|user not found|peer_id_invalid|chat_id is (?:empty|invalid)/i, "recipient_refused"],
  [/message is too long|caption is too long/i, "text_too_long"],
  [/text is empty|message text is empty/i, "text_empty"],
  [/file is too big|entity too large/i, "file_too_large"],
  [/terminated by (?:other|setwebhook)|webhook is active/i, "another_listener"],
];

/** What an answer that is not `ok` means for a message: surely not sent below 500, unknown above. */
export function botFailure({ status, description, wait }: Said): Exclude<SendOutcome, { state: "sent" }> {
  if (status === 429 || limited.test(description)) {
    return {
      state: "failed",
      code: "rate_limited",
      again: Math.min(Math.max(Math.ceil(wait ?? usualWait), 1), 86_400),
    };
  }
  if (status >= 500) return { state: "unknown", code: "provider_error" };
  const reason = reasons.find(([words]) => words.test(description))?.[1];
  return { state: "failed", code: reason ?? byStatus[status] ?? "request_refused", again: null };
}

const byStatus: Record<number, string> = {
  401: "token_refused",
  403: "blocked",
  // The token is part of the address: a wrong one is an address that does not exist.
  404: "token_refused",
  409: "another_listener",
  413: "file_too_large",
};

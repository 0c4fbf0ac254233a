import { Refusal } from "../../../../../../platform/errors/index.ts";
import type { SendOutcome } from "../../channel-adapter.ts";
import { refusalOf, statusIn } from "./refusal-code.ts";

/** What nodemailer says of a letter that did not go. */
export type SmtpError = Error & { code?: string; responseCode?: number; response?: string; command?: string };

const minute = 60;

/** Codes for a connection that never came to be: nothing was handed over. */
function neverSaid(error: SmtpError): SendOutcome {
  if (error.code === "ETLS" || /certificate|self.signed|ssl|tls|handshake/i.test(error.message))
    return { state: "failed", code: "tls_failed", again: 30 * minute };
  return { state: "failed", code: "cannot_reach", again: 2 * minute };
}

/**
 * What became of a letter, from nodemailer's error and from whether its text had begun to go over (`handedOver`). A server that answers
 * decides: 4xx may be tried again, 5xx not. A connection that is lost after DATA leaves it unknown.
 */
export function smtpOutcome(error: SmtpError, handedOver: boolean): SendOutcome {
  if (error instanceof Refusal) return { state: "failed", code: error.code, again: null };
  if (error.code === "ETLS") return neverSaid(error);
  const said = error.response ?? "";
  const answer = error.responseCode ?? (Number(/^(\d{3})/.exec(said)?.[1] ?? 0) || 0);
  if (error.code === "EAUTH")
    return { state: "failed", code: "auth_failed", again: answer >= 400 && answer < 500 ? 10 * minute : null };
  if (answer >= 400 && answer < 500) {
    const code = refusalOf(statusIn(said) ?? "4.0.0", said);
    return { state: "failed", code, again: code === "mailbox_full" ? 6 * 60 * minute : 5 * minute };
  }
  if (answer >= 500) {
    const bare = answer === 552 ? "mailbox_full" : answer === 535 || answer === 530 ? "auth_failed" : null;
    const code = refusalOf(statusIn(said), said);
    return { state: "failed", code: code === "refused" && bare ? bare : code, again: null };
  }
  if (handedOver) return { state: "unknown", code: "connection_lost" };
  if (error.code === "EENVELOPE") return { state: "failed", code: "no_such_user", again: null };
  if (error.code === "EMESSAGE" || error.code === "ESTREAM") return { state: "failed", code: "refused", again: null };
  return neverSaid(error);
}

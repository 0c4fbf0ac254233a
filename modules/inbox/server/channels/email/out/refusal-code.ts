/** What a mail server's "no" means: for replies to SMTP commands and for what bounces report. */
export type MailRefusal =
  | "no_such_user"
  | "no_such_domain"
  | "mailbox_full"
  | "mailbox_disabled"
  | "refused_as_spam"
  | "not_authenticated"
  | "too_large"
  | "too_many"
  | "not_permitted"
  | "expired"
  | "auth_failed"
  | "busy"
  | "refused";

/** By enhanced status (RFC 3463), the digits after the class. */
const byStatus: [pattern: RegExp, code: MailRefusal][] = [
  [/^1\.(0|1|3|6|10)$/, "no_such_user"],
  [/^1\.2$|^4\.4$|^1\.8$/, "no_such_domain"],
  [/^2\.2$/, "mailbox_full"],
  [/^2\.1$/, "mailbox_disabled"],
  [/^[23]\.[34]$/, "too_large"],
  [/^7\.(8|9|11|30|57)$/, "auth_failed"],
  [/^7\.(20|21|22|23|24|25|26|27|28|29|5\d\d)$/, "not_authenticated"],
  [/^4\.(7|1)$/, "expired"],
];

/** By words, for servers that give no status or a general one. */
const byWords: [pattern: RegExp, code: MailRefusal][] = [
  [/spf|dkim|dmarc|unauthenticated (?:e-?)?mail|sender policy/i, "not_authenticated"],
  [
    /spam|blocklist|blacklist|block list|spamhaus|reputation|rbl|junk|content rejected|policy reasons?|suspicious/i,
    "refused_as_spam",
  ],
  [/quota|mailbox (?:is )?full|over ?quota|insufficient (?:system )?storage|out of storage/i, "mailbox_full"],
  [
    /user unknown|no such (?:user|mailbox|recipient|address)|unknown (?:user|recipient|mailbox)|(?:user|mailbox|recipient|account|address)(?: .{0,60})? (?:not found|does ?n.t exist|does not exist|unknown|unavailable|rejected)|invalid (?:recipient|mailbox)|not a valid (?:user|mailbox)|couldn.t be found/i,
    "no_such_user",
  ],
  [/(?:account|mailbox).{0,40}(?:disabled|inactive|suspended|locked)/i, "mailbox_disabled"],
  [/(?:domain|host).{0,40}(?:not found|unknown|does not exist)|nxdomain|no mx/i, "no_such_domain"],
  [/too (?:large|big)|size (?:limit|exceed)|exceeds? .{0,30}size/i, "too_large"],
  [/too many|rate limit|throttl|try again later|temporarily deferred/i, "too_many"],
  [
    /relay(?:ing)? (?:access )?denied|not permitted to relay|sender .{0,40}(?:denied|not (?:allowed|owned|permitted)|rejected)/i,
    "not_permitted",
  ],
  [/authentication|auth(?:orization)? (?:failed|required)|bad credentials/i, "auth_failed"],
  [
    /expired|retry time(?:out)? (?:not reached|exceeded)|delivery time(?:d)? ?out|could not be delivered for/i,
    "expired",
  ],
];

/** The code of a refusal, from its enhanced status (`5.1.1`; null where there is none) and its words. */
export function refusalOf(status: string | null, words: string): MailRefusal {
  const detail = status?.slice(2) ?? "";
  const told = byStatus.find(([pattern]) => pattern.test(detail))?.[1];
  const said = byWords.find(([pattern]) => pattern.test(words))?.[1];
  // "Expired" is a status of many causes: words that name the cause say more.
  if (told && told !== "expired") return told;
  if (said) return said;
  if (told) return told;
  if (/^7\./.test(detail)) return "refused_as_spam";
  return status?.startsWith("4") ? "busy" : "refused";
}

/** The enhanced status within a line of a server: `550 5.1.1 …` and `550-5.1.1 …` give `5.1.1`. */
export function statusIn(line: string): string | null {
  return /(?:^|[\s(#-])([245]\.\d{1,3}\.\d{1,3})(?=$|[\s):;,-])/.exec(line)?.[1] ?? null;
}

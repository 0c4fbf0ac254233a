/**
 * Codes of a message that surely did not go, for a reason that lies with the provider or our account there: another line may carry it.
 * What lies with the receiver, the text or the template is not among them: it would fail everywhere, or must not go at all.
 */
const faults: ReadonlySet<string> = new Set([
  "provider_unreachable",
  "provider_busy",
  "provider_failed",
  "provider_credit",
  "rate_limited",
  "account_disabled",
  "key_refused",
  "ip_refused",
  "access_refused",
  "sender_refused",
  "plan_refused",
  "line_refused",
  "test_only",
  "contact_limit",
]);

/** Codes that lie with the receiver and one way to them: a line of another channel may reach the same phone. */
const onlyThisWay: ReadonlySet<string> = new Set(["not_in_bale"]);

/** Whether a failure of this code lies with the provider and not with the message. */
export function isProvidersFault(code: string): boolean {
  return faults.has(code);
}

/** Whether a failure of this code says nothing of other channels to the same phone. */
export function isOnlyThisWay(code: string): boolean {
  return onlyThisWay.has(code);
}

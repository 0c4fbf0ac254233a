import type { DoneDeed, RuleDeed } from "../../contract.ts";
import type { Situation } from "./situation.ts";

/** At most so many applications of rules in one conversation within an hour. */
export const mostInAnHour = 20;
/** One rule answers in one conversation at most once within so many hours. */
export const replyHours = 4;

/** Why a deed is not to be done, as far as it can be known beforehand; null where nothing is against it. Pure. */
export function heldBack(deed: RuleDeed, { at, byMachine, status }: Situation, lastReply: Date | null): string | null {
  if (deed.do === "snooze" && status === "resolved") return "resolved";
  if (deed.do !== "reply") return null;
  if (byMachine) return "by_machine";
  const since = lastReply ? at.getTime() - lastReply.getTime() : Number.POSITIVE_INFINITY;
  return since < replyHours * 3_600_000 ? "replied_lately" : null;
}

/** What becomes of each deed of a rule, before anything is done. */
export function plannedDeeds(deeds: readonly RuleDeed[], situation: Situation, lastReply: Date | null): DoneDeed[] {
  return deeds.map((deed) => ({ do: deed.do, skipped: heldBack(deed, situation, lastReply) }));
}

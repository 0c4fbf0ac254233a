import type { Words } from "../../../../platform/i18n/index.ts";
import { type ServiceLevelBody, serviceTargets } from "../../contract.ts";
import type { fa } from "./messages.fa.ts";

/** What ids stand for, in the reader's words. */
export type LevelNames = {
  channel: (name: string) => string;
  priority: (priority: number) => string;
  team: (id: number) => string;
  segment: (id: number) => string;
  number: (value: number) => string;
};

type Spoken = Words<typeof fa>;

/** A level as a sentence: «ایمیل، اولویت فوری: پاسخ نخست تا ۳۰ دقیقه، در ساعت کاری». */
export function levelSentence(level: ServiceLevelBody, words: Spoken, names: LevelNames): string {
  const either = <T>(values: readonly T[], name: (value: T) => string) => values.map(name).join(words.or);
  const fits = [
    level.channels.length > 0 && either(level.channels, names.channel),
    level.priorities.length > 0 && words.priorityIs(either(level.priorities, names.priority)),
    level.teams.length > 0 && words.teamIs(either(level.teams, names.team)),
    level.segments.length > 0 && words.segmentIs(either(level.segments, names.segment)),
  ].filter((part) => part !== false);
  const promises = serviceTargets.flatMap((target) =>
    level[target] === null ? [] : [words.until(words.targets[target], timeOf(level[target], words, names.number))],
  );
  const within = level.hours && level.counts === "working" ? words.within.own : words.within[level.counts];
  return `${fits.join(words.comma) || words.all}: ${[...promises, within].join(words.comma)}`;
}

/** Minutes as people say them: up to two hours in minutes, else hours with what is left of them. */
function timeOf(minutes: number, words: Spoken, number: (value: number) => string): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (minutes < 120 && rest > 0) return words.minutes(number(minutes));
  return rest === 0 ? words.hours(number(hours)) : words.hoursMinutes(number(hours), number(rest));
}

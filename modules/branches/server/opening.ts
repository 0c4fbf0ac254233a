import { formatDate, formatTime } from "../../../platform/i18n/index.ts";
import type { Brand } from "../../admin/index.ts";
import { isOpen, nextClosing, nextOpening, type WorkingCalendar } from "../../inbox/index.ts";
import type { BranchRow } from "../contract.ts";

type Language = "fa" | "en";
/** Whether a branch is open and what comes next; null where it is never open, or always. */
export type Opening = { open: boolean; until: Date | null; opensAt: Date | null };
type Hours = Pick<BranchRow, "hours" | "open_on_holidays">;

/** Whether a branch is open at an instant, on the brand's clock and with its holidays (those of `calendar`). */
export function openingOf({ hours, open_on_holidays }: Hours, calendar: WorkingCalendar, now: Date): Opening {
  const own = { ...calendar, week: hours, holidays: open_on_holidays ? new Set<string>() : calendar.holidays };
  const open = isOpen(own, now);
  return { open, until: open ? nextClosing(own, now) : null, opensAt: open ? null : nextOpening(own, now) };
}

const words = {
  fa: {
    openUntil: (time: string) => `الان باز است، تا ساعت ${time}`,
    open: "الان باز است",
    opens: (when: string) => `الان بسته است؛ ${when} باز می‌شود`,
    closed: "ساعت کاری ندارد",
    at: (day: string, time: string) => `${day} ساعت ${time}`,
    today: "امروز",
    tomorrow: "فردا",
  },
  en: {
    openUntil: (time: string) => `Open now, until ${time}`,
    open: "Open now",
    opens: (when: string) => `Closed now; opens ${when}`,
    closed: "No opening hours",
    at: (day: string, time: string) => `${day} at ${time}`,
    today: "today",
    tomorrow: "tomorrow",
  },
} as const;

/** Whether it is open, in words: «الان باز است، تا ساعت ۲۱:۰۰», «الان بسته است؛ فردا ساعت ۰۹:۰۰ باز می‌شود». */
export function openingText(opening: Opening, brand: Brand, now: Date, language: Language): string {
  const say = words[language];
  const settings = { language, calendar: brand.calendar, timeZone: brand.timeZone };
  if (opening.open) return opening.until ? say.openUntil(formatTime(opening.until, settings)) : say.open;
  if (!opening.opensAt) return say.closed;
  const day = (at: Date) => formatDate(at, settings, "full");
  const opens = day(opening.opensAt);
  const dayLength = 86_400_000;
  const near =
    opens === day(now) ? say.today : opens === day(new Date(now.getTime() + dayLength)) ? say.tomorrow : null;
  const far = opening.opensAt.getTime() - now.getTime() > 6 * dayLength;
  const weekday = language === "fa" ? opens.split(" ").slice(0, -3).join(" ") : opens.split(" ")[0]!.replace(/,$/, "");
  const named = near ?? (far ? formatDate(opening.opensAt, settings, "day") : weekday);
  return say.opens(say.at(named, formatTime(opening.opensAt, settings)));
}

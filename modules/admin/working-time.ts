import * as z from "zod";

/** A text of one line without control characters. */
export const oneLine = (length: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(length)
    .regex(/^[^\p{Cc}]*$/u);

export const day = z.iso.date();

export const weekdays = ["saturday", "sunday", "monday", "tuesday", "wednesday", "thursday", "friday"] as const;
export type Weekday = (typeof weekdays)[number];
const clockTime = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);
/** From and to as `HH:MM` of the brand's clock; `24:00` is the end of the day. */
const period = z.object({ from: clockTime, to: clockTime }).refine(({ from, to }) => from < to, { path: ["to"] });
const workingDay = z
  .array(period)
  .max(8)
  .refine((periods) => periods.every((one, at) => at === 0 || periods[at - 1]!.to <= one.from));
export const workingWeek = z.object({
  saturday: workingDay,
  sunday: workingDay,
  monday: workingDay,
  tuesday: workingDay,
  wednesday: workingDay,
  thursday: workingDay,
  friday: workingDay,
});
export type WorkingWeek = z.infer<typeof workingWeek>;

const allDay = [{ from: "09:00", to: "17:00" }];
/** Saturday to Wednesday 9–17, Thursday 9–13, Friday off. */
export const usualWeek: WorkingWeek = {
  saturday: allDay,
  sunday: allDay,
  monday: allDay,
  tuesday: allDay,
  wednesday: allDay,
  thursday: [{ from: "09:00", to: "13:00" }],
  friday: [],
};

export const holiday = z.object({
  day,
  title: oneLine(120),
  official: z.boolean(),
  subjectToAnnouncement: z.boolean(),
});
export type Holiday = z.infer<typeof holiday>;
/** What a person writes is theirs; taking back a removal says what the day was. */
export const holidayText = z.object({
  title: oneLine(120),
  official: z.boolean().default(false),
  subjectToAnnouncement: z.boolean().default(false),
});
export const holidayQuery = z.object({ from: day, to: day });
export const dayParams = z.object({ day });
export const holidayList = z.object({ rows: z.array(holiday) });
/** A Jalali year whose official days are to be added. */
export const officialYear = z.object({ jalaliYear: z.number().int().min(1380).max(1500) });
/** `lunarKnown` is false for years whose moon-bound days have not been published yet: only the fixed days were added. */
export const officialAdded = z.object({ added: z.number(), lunarKnown: z.boolean() });

import * as z from "zod";
import type { Calendar } from "../../../platform/i18n/index.ts";
import type { Question } from "./registry.ts";

export const noOptions = z.strictObject({});
export const calendarOptions = z.strictObject({ calendar: z.enum(["jalali", "gregorian"]).optional() });

/** The calendar whose months are meant: the one asked for, else the brand's. */
export function calendarOf(question: Question<{ calendar?: Calendar | undefined }>): Calendar {
  return question.options.calendar ?? question.brand.calendar;
}

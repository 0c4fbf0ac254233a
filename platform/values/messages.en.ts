import type { valueProblems as persian } from "./messages.fa.ts";

export const valueProblems: Record<keyof typeof persian, string> = {
  unreadable_date: "This date could not be read. Examples: 2024-08-02 14:30 or 1403/05/12",
  implausible_date: "The year of this date is not plausible (before 1900 or after 2200).",
  ambiguous_date: "Day and month of this date cannot be told apart. Please give the date format of the file.",
  unreadable_number: "This number could not be read.",
  number_too_large: "This number is larger than allowed.",
};

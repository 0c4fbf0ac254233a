import type { ComponentType } from "react";
import type { InteractionRow } from "../contract.ts";

/** How an entry that speaks of a row of another module is shown, under its title. */
export type SubjectView = ComponentType<{ entry: InteractionRow }>;

const views = new Map<string, SubjectView>();

/** Lets a module show what entries of these subjects speak of: `registerSubjectView(["order"], OrderInTimeline)`. */
export function registerSubjectView(subjects: readonly string[], view: SubjectView): void {
  for (const subject of subjects) views.set(subject, view);
}

/** The view of a subject, if a module brought one. */
export function subjectView(subject: string): SubjectView | undefined {
  return views.get(subject);
}

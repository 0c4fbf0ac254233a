import type { Definition, Question } from "./definition.ts";

/** What may be attached to an answer: pictures, documents or both. */
export const fileKinds = ["pictures", "documents"] as const;
export type FileKind = (typeof fileKinds)[number];
/** The largest file that a respondent may attach, in bytes; and so many to one question. */
export const mostFileBytes = 10_000_000;
export const mostFiles = 5;

/** Endings and types that a file chooser offers for each kind. */
export const fileChoices: Record<FileKind, string> = {
  pictures: "image/jpeg,image/png,image/webp,image/gif",
  documents: ".pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.txt",
};

/** The questions of a survey that take files. */
export function fileQuestions({ sections }: Definition): (Question & { type: "file" })[] {
  return sections.flatMap(({ questions }) => questions.filter((one) => one.type === "file"));
}

/** A survey as it is asked where no file can be handed over: by phone, on paper, on a kiosk without a network. */
export function withoutFiles(definition: Definition): Definition {
  const sections = definition.sections.map((section) => ({
    ...section,
    questions: section.questions.filter(({ type }) => type !== "file"),
  }));
  return { ...definition, sections };
}

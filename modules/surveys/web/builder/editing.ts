import type { Definition, Question } from "../../contract.ts";
import type { DraftProblem } from "./draft-problems.ts";

/** What parts of the builder get: the draft as it stands, what is wrong with it, and ways to change it. */
export type Editing = {
  draft: Definition;
  problems: readonly DraftProblem[];
  readOnly: boolean;
  /** Changes in a row of the same `stroke`, such as the writing of one title, are undone together. */
  change: (next: (draft: Definition) => Definition, stroke?: string) => void;
  opened: string | null;
  open: (key: string | null) => void;
};

/** What the fields of a question get; `put` with a `stroke` is writing. */
export type FieldsOf<Type extends Question["type"]> = {
  question: Question & { type: Type };
  put: (next: Question, stroke?: string) => void;
  editing: Editing;
};

import { useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { beginningWords } from "./beginning-words.ts";
import { questionsOf, withAdded, withCopy, withDropped, withMoved, withoutQuestion } from "./edit-definition.ts";
import type { Editing } from "./editing.ts";
import { freshKey, newQuestion, type QuestionKind } from "./new-question.ts";
import { useBuilderWords } from "./use-builder-words.ts";

export type QuestionDeeds = ReturnType<typeof useQuestionDeeds>;

/** Puts the focus on the line of a question, once it stands where it was moved. */
export function focusQuestion(key: string): void {
  requestAnimationFrame(() => {
    const line = document.querySelector<HTMLElement>(`[data-question-head="${CSS.escape(key)}"]`);
    line?.focus();
    line?.scrollIntoView({ block: "nearest" });
  });
}

/** What is done with whole questions. */
export function useQuestionDeeds({ draft, change, open }: Editing) {
  const words = useBuilderWords();
  const undo = useUndoNotice();
  return {
    add(kind: QuestionKind, section: string) {
      const question = newQuestion(kind, freshKey("q"), beginningWords);
      change((now) => withAdded(now, question, section));
      open(question.key);
      focusQuestion(question.key);
    },
    copy(key: string) {
      const made = withCopy(draft, key);
      change(() => made.definition);
      open(made.key);
      focusQuestion(made.key);
    },
    move(key: string, by: -1 | 1) {
      change((now) => withMoved(now, key, by));
      focusQuestion(key);
    },
    drop(key: string, section: string, before: string | null) {
      change((now) => withDropped(now, key, section, before));
    },
    remove(key: string) {
      const section = draft.sections.find(({ questions }) => questions.some((one) => one.key === key));
      const question = questionsOf(draft).find((one) => one.key === key);
      if (!section || !question) return;
      const next = section.questions[section.questions.indexOf(question) + 1]?.key ?? null;
      change((now) => withoutQuestion(now, key));
      open(null);
      undo(words.removed, () => change((now) => withAdded(now, question, section.key, next)));
    },
  };
}

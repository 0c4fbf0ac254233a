import { Text, UnstyledButton } from "@mantine/core";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { said } from "../answering/said.ts";
import styles from "./builder.module.css";
import type { DraftProblem } from "./draft-problems.ts";
import { questionsOf } from "./edit-definition.ts";
import type { Editing } from "./editing.ts";
import { useBuilderWords } from "./use-builder-words.ts";
import { focusQuestion } from "./use-question-deeds.ts";

type ProblemListProps = { editing: Editing; onElsewhere: () => void };

/** What stands in the way of publishing; each leads to where it is mended. */
export function ProblemList({ editing, onElsewhere }: ProblemListProps) {
  const words = useBuilderWords();
  const { number, language } = useFormat();
  const { draft, problems, open } = editing;
  if (problems.length === 0) return null;
  const questions = questionsOf(draft);
  function nameOf(at: string): string {
    const question = questions.findIndex(({ key }) => key === at);
    if (question >= 0)
      return words.question(number(question + 1), said(questions[question]!.title, language) || words.untitled);
    const section = draft.sections.findIndex(({ key }) => key === at);
    if (section >= 0) return words.section(number(section + 1));
    if (at === "greeting" || at === "thanks") return words.around[at];
    return words.around.endings;
  }
  function go({ at }: DraftProblem) {
    if (questions.some(({ key }) => key === at)) {
      open(at);
      focusQuestion(at);
    } else if (draft.sections.some(({ key }) => key === at))
      document.querySelector(`[data-section="${CSS.escape(at)}"]`)?.scrollIntoView({ block: "nearest" });
    else onElsewhere();
  }
  return (
    <section className={styles["problems"]} aria-label={words.problems(number(problems.length))}>
      <Text size="sm" fw={500}>
        {words.problems(number(problems.length))}
      </Text>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.at} ${problem.code}`}>
            <UnstyledButton className={styles["problem"] ?? ""} onClick={() => go(problem)}>
              <bdi>{nameOf(problem.at)}</bdi> {words.problem[problem.code]}
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

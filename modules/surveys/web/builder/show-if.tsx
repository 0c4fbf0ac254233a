import { Switch, Text } from "@mantine/core";
import type { Question } from "../../contract.ts";
import styles from "./builder.module.css";
import { ConditionEditor } from "./condition-editor.tsx";
import { beginComparison } from "./condition-shape.ts";
import { questionsBefore } from "./edit-definition.ts";
import type { FieldsOf } from "./editing.ts";
import { useBuilderWords } from "./use-builder-words.ts";

/** Whether a question is asked always or only sometimes, and when. */
export function ShowIf({ question, put, editing: { draft, readOnly } }: FieldsOf<Question["type"]>) {
  const words = useBuilderWords();
  const before = questionsBefore(draft, question.key);
  const when = question.show_if;
  function turn(on: boolean) {
    if (on) return put({ ...question, show_if: { match: "all", of: [beginComparison(before.at(-1))] } });
    const { show_if: _gone, ...always } = question;
    put(always as Question);
  }
  return (
    <div className={styles["showIf"]}>
      <Switch
        label={words.showIf}
        disabled={readOnly}
        checked={when !== undefined}
        onChange={(event) => turn(event.currentTarget.checked)}
      />
      {when ? (
        <>
          <Text size="sm" c="dimmed">
            {before.length > 0 ? words.condition.lead : words.condition.nothingBefore}
          </Text>
          <ConditionEditor
            draft={draft}
            condition={when}
            before={before}
            readOnly={readOnly}
            onChange={(next) => (next.of.length > 0 ? put({ ...question, show_if: next }, "show_if") : turn(false))}
          />
        </>
      ) : null}
    </div>
  );
}

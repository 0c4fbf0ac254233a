import { useWords } from "../../../../platform/ui/use-words.ts";
import type { RuleBody } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./rules.module.css";
import { useRuleSentence } from "./use-rule-sentence.ts";

/** A rule as one reads it aloud. */
export function Sentence({ rule }: { rule: RuleBody }) {
  const words = useWords({ fa, en });
  const said = useRuleSentence()(rule);
  return (
    <p className={styles["sentence"]}>
      <b>{words.when}</b> {said.when}
      {words.comma}
      {said.if ? (
        <>
          <b>{words.ifWord}</b> {said.if}
          {words.comma}
        </>
      ) : null}
      <b>{words.thenWord}</b> {said.does}
    </p>
  );
}

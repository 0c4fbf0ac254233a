import { Checkbox, FileInput, Text, Textarea, TextInput } from "@mantine/core";
import { type ReactNode, useId } from "react";
import { DateField } from "../../../../platform/ui/date-field.tsx";
import { type Answer, fileChoices, type Question, type SurveyLanguage } from "../../contract.ts";
import styles from "./answering.module.css";
import { ChoiceField } from "./choice-field.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { MatrixField, RankingField } from "./order-fields.tsx";
import { said } from "./said.ts";
import { ScaleField } from "./scale-field.tsx";

export type AnswerFieldProps = {
  question: Question;
  value: Answer | undefined;
  onChange: (value: Answer) => void;
  language: SurveyLanguage;
  /** What is wrong with the answer, as its code. */
  problem?: string | undefined;
  /** The title where it is not the question's own words, as with earlier answers in it. */
  title?: string;
};

/** A question of any type with what it is answered by, in the language of whoever answers. */
export function AnswerField(props: AnswerFieldProps) {
  const { question, language, problem } = props;
  const words = { fa, en }[language];
  const title = props.title ?? said(question.title, language);
  const note = said(question.note, language);
  const id = useId();
  return (
    <fieldset
      className={styles["field"]}
      data-question={question.key}
      lang={language}
      dir={language === "fa" ? "rtl" : "ltr"}
      aria-describedby={problem ? id : undefined}
    >
      <legend className={styles["title"]}>
        {title} {question.required ? <span className={styles["required"]}>({words.required})</span> : null}
      </legend>
      {note ? (
        <Text size="sm" c="dimmed">
          {note}
        </Text>
      ) : null}
      <Field {...props} title={title} />
      {problem ? (
        <Text id={id} size="sm" c="var(--bad)" role="alert">
          {(words.problems as Record<string, string>)[problem] ?? words.problems.answer_of_another_kind}
        </Text>
      ) : null}
    </fieldset>
  );
}

function Field({ question, value, onChange, language, title }: AnswerFieldProps & { title: string }): ReactNode {
  const words = { fa, en }[language];
  const text = typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
  const plain = {
    "aria-label": title,
    value: text,
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  };
  switch (question.type) {
    case "scale":
      return <ScaleField {...{ question, value, onChange, language }} />;
    case "choice":
      return <ChoiceField {...{ question, value, onChange, language }} />;
    case "ranking":
      return <RankingField {...{ question, value, onChange, language }} />;
    case "matrix":
      return <MatrixField {...{ question, value, onChange, language }} />;
    case "text":
      return question.long ? (
        <Textarea {...plain} dir="auto" autosize minRows={3} maxRows={10} maxLength={question.most_characters} />
      ) : (
        <TextInput {...plain} dir="auto" maxLength={question.most_characters} />
      );
    case "number":
      return <TextInput {...plain} inputMode="decimal" dir="ltr" w={180} />;
    case "date":
      return <DateField aria-label={title} w={220} value={text || null} onChange={onChange} />;
    case "phone":
      return <TextInput {...plain} type="tel" inputMode="tel" dir="ltr" />;
    case "email":
      return <TextInput {...plain} type="email" dir="ltr" />;
    case "national_id":
      return <TextInput {...plain} inputMode="numeric" dir="ltr" maxLength={14} w={220} />;
    case "file":
      return (
        <FileInput
          aria-label={title}
          multiple
          clearable
          accept={question.kinds.map((kind) => fileChoices[kind]).join(",")}
          placeholder={words.pickFiles}
          description={words.filesStayHere}
          // Nothing is sent from here: the answer is the names alone.
          onChange={(files: File[]) => onChange(files.map(({ name }) => name))}
        />
      );
    case "consent":
      return (
        <Checkbox
          label={words.agree}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case "statement":
      return null;
  }
}

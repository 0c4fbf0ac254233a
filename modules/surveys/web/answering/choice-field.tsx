import { Checkbox, Radio, Stack, TextInput } from "@mantine/core";
import { IconPhoto } from "@tabler/icons-react";
import { useId } from "react";
import type { Answer, Question, SurveyLanguage } from "../../contract.ts";
import styles from "./answering.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { said } from "./said.ts";

type Choice = Question & { type: "choice" };
type ChoiceFieldProps = {
  question: Choice;
  value: Answer | undefined;
  onChange: (value: Answer) => void;
  language: SurveyLanguage;
};
type Picked = { picked: string[]; other: string | null };

function pickedOf(value: Answer | undefined): Picked {
  if (Array.isArray(value)) return { picked: value, other: null };
  if (value && typeof value === "object" && "picked" in value)
    return { picked: value.picked as string[], other: String((value as { other?: string }).other ?? "") };
  return { picked: [], other: null };
}

/** One or several of some options, as a list or as pictures; something else is written below. */
export function ChoiceField({ question, value, onChange, language }: ChoiceFieldProps) {
  const words = { fa, en }[language];
  const name = useId();
  const now = pickedOf(value);
  const tell = ({ picked, other }: Picked) => onChange(other === null ? picked : { picked, other });
  const pick = (key: string, on: boolean) => {
    if (!question.many) return tell({ picked: [key], other: null });
    tell({ ...now, picked: on ? [...now.picked, key] : now.picked.filter((one) => one !== key) });
  };
  const pickOther = (on: boolean) => tell({ picked: question.many ? now.picked : [], other: on ? "" : null });
  const Box = question.many ? Checkbox : Radio;
  if (question.pictures) return <Pictures {...{ question, language, now, pick, name }} />;
  return (
    <div className={styles["options"]}>
      {question.options.map((option) => (
        <Box
          key={option.key}
          name={name}
          label={said(option.title, language)}
          checked={now.picked.includes(option.key)}
          onChange={(event) => pick(option.key, event.currentTarget.checked)}
        />
      ))}
      {question.other ? (
        <Stack gap={6}>
          <Box
            name={name}
            label={words.other}
            checked={now.other !== null}
            onChange={(event) => pickOther(event.currentTarget.checked)}
          />
          {now.other === null ? null : (
            <TextInput
              dir="auto"
              maxLength={1000}
              aria-label={words.otherField}
              placeholder={words.otherField}
              value={now.other}
              onChange={(event) => tell({ ...now, other: event.currentTarget.value })}
            />
          )}
        </Stack>
      ) : null}
    </div>
  );
}

type PicturesProps = {
  question: Choice;
  language: SurveyLanguage;
  now: Picked;
  pick: (key: string, on: boolean) => void;
  name: string;
};

function Pictures({ question, language, now, pick, name }: PicturesProps) {
  return (
    <div className={styles["pictures"]}>
      {question.options.map(({ key, title, picture, alt }) => (
        <label key={key} className={styles["picture"]} data-on={now.picked.includes(key) || undefined}>
          <input
            type={question.many ? "checkbox" : "radio"}
            name={name}
            checked={now.picked.includes(key)}
            onChange={(event) => pick(key, event.currentTarget.checked)}
          />
          {picture ? (
            <img src={picture} alt={alt?.[language] ?? alt?.fa ?? alt?.en ?? ""} />
          ) : (
            <IconPhoto size={40} stroke={1.2} aria-hidden />
          )}
          <span>{said(title, language)}</span>
        </label>
      ))}
    </div>
  );
}

import {
  IconMoodCry,
  IconMoodEmpty,
  IconMoodHappy,
  IconMoodSad,
  IconMoodSmile,
  IconStar,
  IconStarFilled,
} from "@tabler/icons-react";
import { useId } from "react";
import { formatNumber } from "../../../../platform/i18n/index.ts";
import type { Answer, Question, SurveyLanguage } from "../../contract.ts";
import styles from "./answering.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { said } from "./said.ts";

const faces = [IconMoodCry, IconMoodSad, IconMoodEmpty, IconMoodSmile, IconMoodHappy] as const;

type ScaleFieldProps = {
  question: Question & { type: "scale" };
  value: Answer | undefined;
  onChange: (value: Answer) => void;
  language: SurveyLanguage;
};

/** The steps of a scale as numbers, stars or faces; arrows move between them. */
export function ScaleField({ question, value, onChange, language }: ScaleFieldProps) {
  const words = { fa, en }[language];
  const name = useId();
  const { from, to, looks } = question;
  const steps = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  const number = (step: number) => formatNumber(step, language);
  const nameOf = (step: number) => {
    const given = said(question.labels?.[step - from], language);
    if (given) return given;
    if (looks === "faces" && steps.length === 5) return words.faces[step - from] ?? number(step);
    return looks === "stars" ? words.stars(number(step)) : number(step);
  };
  return (
    <>
      <div className={styles["scale"]} data-looks={looks}>
        {steps.map((step) => (
          <label
            key={step}
            className={styles["step"]}
            data-on={(looks === "stars" ? typeof value === "number" && step <= value : step === value) || undefined}
            title={nameOf(step)}
          >
            <input
              type="radio"
              name={name}
              checked={step === value}
              aria-label={nameOf(step)}
              onChange={() => onChange(step)}
            />
            <StepSign
              looks={looks}
              step={step - from}
              of={steps.length}
              on={typeof value === "number" && step <= value}
            >
              {number(step)}
            </StepSign>
          </label>
        ))}
      </div>
      {question.low_label || question.high_label ? (
        <div className={styles["ends"]}>
          <span>{said(question.low_label, language)}</span>
          <span>{said(question.high_label, language)}</span>
        </div>
      ) : null}
    </>
  );
}

type SignProps = { looks: "numbers" | "stars" | "faces"; step: number; of: number; on: boolean; children: string };

function StepSign({ looks, step, of, on, children }: SignProps) {
  if (looks === "stars") {
    const Star = on ? IconStarFilled : IconStar;
    return <Star size={24} stroke={1.6} aria-hidden />;
  }
  if (looks === "faces") {
    // Five faces, spread over however many steps there are.
    const Face = faces[Math.round((step / Math.max(1, of - 1)) * 4)] ?? IconMoodEmpty;
    return <Face size={26} stroke={1.6} aria-hidden />;
  }
  return <span aria-hidden>{children}</span>;
}

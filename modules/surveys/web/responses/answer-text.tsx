import { Text } from "@mantine/core";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { Answer, Question, ResponseFile, SurveyLanguage } from "../../contract.ts";
import { said } from "../answering/said.ts";
import { en as sharedEn } from "../messages.en.ts";
import { fa as sharedFa } from "../messages.fa.ts";
import { AnswerFiles } from "./answer-files.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type AnswerTextProps = {
  question: Question;
  answer: Answer | undefined;
  language: SurveyLanguage;
  /** The files of its response, and where they lie. */
  files?: readonly ResponseFile[];
  responseId?: number;
};

/** An answer as people say it. */
export function AnswerText({ question, answer, language, files = [], responseId = 0 }: AnswerTextProps) {
  const words = useWords({ fa, en });
  const shared = useWords({ fa: sharedFa, en: sharedEn });
  const format = useFormat();
  if (answer === null || answer === undefined || (Array.isArray(answer) && answer.length === 0))
    return (
      <Text span c="dimmed">
        {shared.passedOver}
      </Text>
    );
  const comma = format.language === "fa" ? "، " : ", ";
  const name = (list: readonly { key: string; title: object }[], key: string) =>
    said(list.find((one) => one.key === key)?.title, language) || key;
  switch (question.type) {
    case "scale":
      return words.scale(format.number(Number(answer)), format.number(question.to));
    case "choice": {
      if (Array.isArray(answer)) return answer.map((key) => name(question.options, key)).join(comma);
      const { picked, other } = answer as { picked: string[]; other: string };
      return [...picked.map((key) => name(question.options, key)), `«${other}»`].join(comma);
    }
    case "ranking":
      return (answer as string[])
        .map((key, at) => `${format.number(at + 1)}. ${name(question.options, key)}`)
        .join("\n");
    case "matrix":
      return question.rows
        .flatMap(({ key, title }) => {
          const column = (answer as Record<string, string>)[key];
          return column ? [`${said(title, language)}: ${name(question.columns, column)}`] : [];
        })
        .join("\n");
    case "number":
      return format.number(Number(answer));
    case "date":
      return format.date(String(answer));
    case "consent":
      return answer ? shared.yes : shared.no;
    case "file":
      return <AnswerFiles files={files.filter((one) => one.question === question.key)} responseId={responseId} />;
    case "phone":
    case "email":
    case "national_id":
      return <bdi dir="ltr">{String(answer)}</bdi>;
    default:
      return String(answer);
  }
}

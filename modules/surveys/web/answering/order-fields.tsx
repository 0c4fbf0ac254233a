import { ActionIcon, Button, Text } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useId } from "react";
import { formatNumber } from "../../../../platform/i18n/index.ts";
import type { Answer, Question, SurveyLanguage } from "../../contract.ts";
import styles from "./answering.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { said } from "./said.ts";

type FieldProps<Type extends Question["type"]> = {
  question: Question & { type: Type };
  value: Answer | undefined;
  onChange: (value: Answer) => void;
  language: SurveyLanguage;
};

/** Options put in order by buttons; unanswered until somebody orders them. */
export function RankingField({ question, value, onChange, language }: FieldProps<"ranking">) {
  const words = { fa, en }[language];
  const all = question.options.map(({ key }) => key);
  if (!Array.isArray(value) || value.length === 0)
    return (
      <div>
        <ul className={styles["ranked"]}>
          {question.options.map((option) => (
            <li key={option.key}>{said(option.title, language)}</li>
          ))}
        </ul>
        <Button mt={8} size="xs" variant="light" onClick={() => onChange(all)}>
          {words.rankThem}
        </Button>
      </div>
    );
  const order = [...value, ...all.filter((key) => !value.includes(key))];
  const swap = (at: number, to: number) => onChange(order.with(to, order[at]!).with(at, order[to]!));
  return (
    <ol className={styles["ranked"]}>
      {order.map((key, at) => {
        const title = said(question.options.find((one) => one.key === key)?.title, language);
        return (
          <li key={key}>
            <Text span c="dimmed" size="sm">
              {formatNumber(at + 1, language)}
            </Text>
            <span className={styles["grow"]}>{title}</span>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={words.up(title)}
              disabled={at === 0}
              onClick={() => swap(at, at - 1)}
            >
              <IconArrowUp size={16} stroke={1.6} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={words.down(title)}
              disabled={at === order.length - 1}
              onClick={() => swap(at, at + 1)}
            >
              <IconArrowDown size={16} stroke={1.6} />
            </ActionIcon>
          </li>
        );
      })}
    </ol>
  );
}

/** One column for each row. */
export function MatrixField({ question, value, onChange, language }: FieldProps<"matrix">) {
  const name = useId();
  const chosen = value && typeof value === "object" && !Array.isArray(value) ? (value as Record<string, string>) : {};
  return (
    <div className={styles["matrix"]}>
      <table>
        <thead>
          <tr>
            <td />
            {question.columns.map(({ key, title }) => (
              <th key={key} scope="col">
                {said(title, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {question.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{said(row.title, language)}</th>
              {question.columns.map((column) => (
                <td key={column.key}>
                  <input
                    type="radio"
                    name={`${name}-${row.key}`}
                    aria-label={`${said(row.title, language)}: ${said(column.title, language)}`}
                    checked={chosen[row.key] === column.key}
                    onChange={() => onChange({ ...chosen, [row.key]: column.key })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

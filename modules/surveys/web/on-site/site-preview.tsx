import { Button, Text } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { CSSProperties } from "react";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { chatGround } from "../../../inbox/web/index.tsx";
import { type SiteRule, type SurveyShown, walk } from "../../contract.ts";
import { AnswerField } from "../answering/answer-field.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./on-site.module.css";

/** A page of some site with the survey on it, to look at. */
export function SitePreview({ survey, rule }: { survey: SurveyShown; rule: SiteRule }) {
  const words = useWords({ fa, en });
  const screen = useFormat().language;
  const definition = survey.live ?? survey.draft;
  const wanted = rule.language ?? screen;
  const language = definition.languages.find((one) => one === wanted) ?? definition.languages[0]!;
  const { ground, text } = chatGround(survey.settings.colour);
  const colours = { "--survey-ground": ground, "--survey-text": text } as CSSProperties;
  const question = walk(definition, {}).shown.find(({ type }) => type !== "statement");
  const inPage = { fa, en }[language];
  return (
    <figure className={styles["preview"]}>
      <Text component="figcaption" size="sm" c="dimmed">
        {words.preview}
      </Text>
      <div className={styles["page"]} inert style={colours} dir={language === "fa" ? "rtl" : "ltr"} lang={language}>
        <div className={styles["bar"]} />
        <div className={styles["picture"]} />
        <div className={styles["text"]} />
        <div className={styles["text"]} data-short />
        <div className={styles["card"]} data-form={rule.form} data-side={rule.side}>
          {rule.form === "card" ? <IconX className={styles["close"] ?? ""} size={18} stroke={1.6} /> : null}
          {question ? (
            <AnswerField question={question} language={language} value={undefined} onChange={() => {}} />
          ) : (
            <Text size="sm">{inPage.noQuestion}</Text>
          )}
          <Button className={styles["go"] ?? ""} size="xs">
            {inPage.send}
          </Button>
        </div>
        <div className={styles["text"]} />
      </div>
    </figure>
  );
}

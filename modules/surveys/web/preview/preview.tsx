import { Button, Progress, SegmentedControl, Text, Title } from "@mantine/core";
import { type CSSProperties, useState } from "react";
import { formatNumber } from "../../../../platform/i18n/index.ts";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { chatGround } from "../../../inbox/web/index.tsx";
import type { Definition, SurveyLanguage, SurveySettings } from "../../contract.ts";
import { piped } from "../../contract.ts";
import { AnswerField } from "../answering/answer-field.tsx";
import { said } from "../answering/said.ts";
import { en as shared } from "../messages.en.ts";
import { fa as sharedFa } from "../messages.fa.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./preview.module.css";
import { useWalk } from "./use-walk.ts";

type PreviewProps = { definition: Definition; settings: SurveySettings };

/** The survey as a customer walks through it, on a phone or a desktop, in each of its languages; nothing is kept. */
export function Preview({ definition, settings }: PreviewProps) {
  const words = { ...useWords({ fa: sharedFa, en: shared }), ...useWords({ fa, en }) };
  const screen = useFormat().language;
  const [size, setSize] = useState<"phone" | "desktop">("phone");
  const [wanted, setWanted] = useState<SurveyLanguage>(screen);
  const language = definition.languages.includes(wanted) ? wanted : definition.languages[0]!;
  const { ground, text } = chatGround(settings.colour);
  const colours = { "--survey-ground": ground, "--survey-text": text } as CSSProperties;
  return (
    <section className={styles["preview"]} aria-label={words.title}>
      <div className={styles["head"]}>
        <SegmentedControl
          size="xs"
          aria-label={words.size}
          value={size}
          onChange={(next) => setSize(next as typeof size)}
          data={(["phone", "desktop"] as const).map((value) => ({ value, label: words.sizes[value] }))}
        />
        {definition.languages.length > 1 ? (
          <SegmentedControl
            size="xs"
            aria-label={words.language}
            value={language}
            onChange={(next) => setWanted(next as SurveyLanguage)}
            data={definition.languages.map((value) => ({ value, label: words.languages[value] }))}
          />
        ) : null}
      </div>
      <div className={styles["device"]} data-size={size} style={colours} dir={language === "fa" ? "rtl" : "ltr"}>
        <div className={styles["band"]} />
        <Walked key={String(Boolean(definition.greeting))} definition={definition} language={language} />
      </div>
      <Text size="xs" c="dimmed" ta="center">
        {words.trial}
      </Text>
    </section>
  );
}

type WalkedProps = { definition: Definition; language: SurveyLanguage };

function Walked({ definition, language }: WalkedProps) {
  const words = { fa, en }[language];
  const way = useWalk(definition);
  const fill = (text: string) =>
    piped(text, { definition, answers: way.answers, customer: { first_name: words.sampleName }, language });
  const { greeting } = definition;
  if (way.at < 0 && greeting)
    return (
      <div className={styles["page"]} lang={language}>
        <Title order={2}>{fill(said(greeting.title, language))}</Title>
        {greeting.note ? <Text>{fill(said(greeting.note, language))}</Text> : null}
        <Button className={styles["go"] ?? ""} onClick={() => void way.next()}>
          {said(greeting.button, language) || words.start}
        </Button>
      </div>
    );
  if (way.pages.length === 0)
    return (
      <Text c="dimmed" className={styles["page"] ?? ""}>
        {words.nothing}
      </Text>
    );
  if (way.isOver || !way.page) return <Ended definition={definition} language={language} way={way} fill={fill} />;
  const { section, questions } = way.page;
  const isFirst = way.at === (greeting ? -1 : 0);
  return (
    <form
      className={styles["page"]}
      lang={language}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        way.next();
      }}
    >
      {definition.progress && way.pages.length > 1 ? (
        <Progress
          size="xs"
          value={(way.at / way.pages.length) * 100}
          color="var(--survey-ground)"
          aria-label={words.progress(formatNumber(way.at + 1, language), formatNumber(way.pages.length, language))}
        />
      ) : null}
      {section.title ? <Title order={3}>{fill(said(section.title, language))}</Title> : null}
      {section.note ? <Text size="sm">{fill(said(section.note, language))}</Text> : null}
      {questions.map((question) => (
        <AnswerField
          key={question.key}
          question={question}
          language={language}
          title={fill(said(question.title, language))}
          value={way.answers[question.key]}
          problem={way.problems[question.key]}
          onChange={(value) => way.answer(question.key, value)}
        />
      ))}
      <div className={styles["buttons"]}>
        {isFirst ? (
          <span />
        ) : (
          <Button variant="subtle" color="gray" onClick={way.back}>
            {words.previous}
          </Button>
        )}
        <Button type="submit" className={styles["go"] ?? ""}>
          {way.at === way.pages.length - 1 ? words.send : words.next}
        </Button>
      </div>
    </form>
  );
}

type EndedProps = WalkedProps & { way: ReturnType<typeof useWalk>; fill: (text: string) => string };

function Ended({ definition, language, way, fill }: EndedProps) {
  const words = { fa, en }[language];
  const ending = definition.endings.find(({ key }) => key === way.ending);
  const last = ending ?? definition.thanks;
  return (
    <div className={styles["page"]} lang={language} role="status">
      <Title order={2}>{fill(said(last?.title, language)) || words.thanks}</Title>
      {last?.note ? <Text>{fill(said(last.note, language))}</Text> : null}
      {ending?.link ? (
        <Text component="a" href={ending.link.url} target="_blank" rel="noreferrer" c="var(--accent-strong)">
          {said(ending.link.label, language)}
        </Text>
      ) : null}
      <Button variant="subtle" color="gray" onClick={way.restart}>
        {words.again}
      </Button>
    </div>
  );
}

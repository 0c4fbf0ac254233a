import { Button, Group, Select, Stack, Text } from "@mantine/core";
import { type KeyboardEvent, useRef, useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { DateField } from "../../../../platform/ui/date-field.tsx";
import { useNotice } from "../../../../platform/ui/notices.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { touchpoints } from "../../../timeline/contract.ts";
import { useEntryWords } from "../../../timeline/web/index.tsx";
import { type Answers, isAnswered, responseTaken, type SurveyLanguage, walk } from "../../contract.ts";
import { AnswerField } from "../answering/answer-field.tsx";
import { useSurveyDeed } from "../survey-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { type OpenSurvey, OpenSurveyPage } from "./open-survey.tsx";
import styles from "./phone.module.css";

/** Sheets that were filled in by hand, entered one after the other. */
export default function PaperPage() {
  return <OpenSurveyPage>{(survey) => <Sheets survey={survey} />}</OpenSurveyPage>;
}

const freshSheet = () => ({ key: `paper-${crypto.randomUUID()}`, answers: {} as Answers });

function Sheets({ survey }: { survey: OpenSurvey }) {
  const all = useWords({ fa, en });
  const words = all.paper;
  const entry = useEntryWords();
  const notice = useNotice();
  const { number, language: screen } = useFormat();
  const form = useRef<HTMLFormElement>(null);
  const [sheet, setSheet] = useState(freshSheet);
  const [day, setDay] = useState<string | null>(null);
  const [touchpoint, setTouchpoint] = useState<string | null>(survey.settings.touchpoint);
  const [kept, setKept] = useState(0);
  const language: SurveyLanguage = survey.live.languages.includes(screen) ? screen : survey.live.languages[0]!;
  const { shown } = walk(survey.live, sheet.answers);
  const save = useSurveyDeed(
    () => {
      const answers = Object.fromEntries(shown.map(({ key }) => [key, sheet.answers[key] ?? null]));
      const answered_at = day ? new Date(`${day}T12:00`).toISOString() : undefined;
      const body = { external_id: sheet.key, answers, mode: "paper", touchpoint, language, answered_at };
      return api.post(`/surveys/${survey.key}/responses`, body, responseTaken);
    },
    {
      onDone: () => {
        setKept(kept + 1);
        setSheet(freshSheet());
        requestAnimationFrame(() =>
          form.current?.querySelector<HTMLElement>("fieldset input, fieldset textarea")?.focus(),
        );
      },
    },
  );
  function keep() {
    if (!Object.values(sheet.answers).some(isAnswered)) return notice.failed(new Error(words.empty));
    if (!save.isPending) save.mutate(undefined);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    keep();
  }
  return (
    <Stack gap={22} maw={640}>
      <Text c="dimmed">{words.intro}</Text>
      <Group align="flex-end">
        <DateField w={200} label={words.day} value={day} onChange={setDay} />
        <Select
          w={200}
          clearable
          label={words.touchpoint}
          value={touchpoint}
          data={touchpoints.map((value) => ({ value, label: entry.touchpoint(value) }))}
          onChange={setTouchpoint}
        />
      </Group>
      <form
        ref={form}
        noValidate
        className={styles["answers"]}
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        {shown.map((question) => (
          <AnswerField
            key={`${sheet.key} ${question.key}`}
            question={question}
            language={language}
            value={sheet.answers[question.key]}
            onChange={(value) => setSheet({ ...sheet, answers: { ...sheet.answers, [question.key]: value } })}
          />
        ))}
        <Group>
          <Button type="submit" loading={save.isPending}>
            {words.save}
          </Button>
          <Text size="sm" c="dimmed" role="status">
            {kept > 0 ? words.saved(number(kept)) : words.shortcut}
          </Text>
        </Group>
      </form>
    </Stack>
  );
}

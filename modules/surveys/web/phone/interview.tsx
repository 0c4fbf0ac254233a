import { Alert, Button, Group, Progress, Stack, Text, Title } from "@mantine/core";
import { IconPhone } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useNotice } from "../../../../platform/ui/notices.tsx";
import { useBrand, useCan } from "../../../../platform/ui/session.ts";
import { PageSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { contactState, customer as customerShape } from "../../../customers/contract.ts";
import { isAnswered, responseTaken, type SurveyLanguage } from "../../contract.ts";
import { AnswerField } from "../answering/answer-field.tsx";
import { said } from "../answering/said.ts";
import { useWalk } from "../preview/use-walk.ts";
import { surveyKeyOf, useSurveyDeed } from "../survey-calls.ts";
import { CallEnd, type Ended } from "./call-end.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import type { OpenSurvey } from "./open-survey.tsx";
import styles from "./phone.module.css";

type InterviewProps = { survey: OpenSurvey; customerId: number; onLeave: () => void };

/** One call: who it is, what to say, one question after the other, and how it ended. */
export function Interview({ survey, customerId, onLeave }: InterviewProps) {
  const words = useWords({ fa, en });
  const notice = useNotice();
  const screen = useFormat().language;
  const language: SurveyLanguage = survey.live.languages.includes(screen) ? screen : survey.live.languages[0]!;
  const one = useMemo(() => ({ ...survey.live, one_at_a_time: true }), [survey.live]);
  const way = useWalk(one, { strict: false });
  const [begun, setBegun] = useState(false);
  const [key] = useState(() => `phone-${crypto.randomUUID()}`);
  const answered = Object.values(way.answers).some(isAnswered);
  const send = useSurveyDeed(
    async ({ outcome, call_back_at, note }: Ended) => {
      if (outcome === "completed" || (outcome === "partial" && answered))
        await api.post(
          `/surveys/${survey.key}/responses`,
          {
            external_id: key,
            answers: shownAnswers(way),
            customer_id: customerId,
            mode: "phone",
            channel: "phone",
            language,
          },
          responseTaken,
        );
      await api.post(`/surveys/${survey.key}/calls`, { customer_id: customerId, outcome, call_back_at, note });
    },
    {
      onDone: (_done, { outcome }) => {
        notice.done(outcome === "completed" ? words.saved : words.noted);
        onLeave();
      },
    },
  );
  const asking = begun && !way.isOver && way.page;
  return (
    <Stack gap={22}>
      <Who survey={survey} customerId={customerId} onLeave={onLeave}>
        {(name) =>
          begun ? null : <Script survey={survey} name={name} language={language} onBegin={() => setBegun(true)} />
        }
      </Who>
      {asking && way.page ? <Question way={way} language={language} /> : null}
      {begun && way.isOver ? (
        <>
          <Text className={styles["script"] ?? ""}>{said(survey.live.thanks?.title, language) || words.bye}</Text>
          <Group>
            <Button variant="subtle" color="gray" onClick={way.back}>
              {words.previous}
            </Button>
            <Button
              loading={send.isPending}
              onClick={() => send.mutate({ outcome: "completed", call_back_at: null, note: null })}
            >
              {words.done}
            </Button>
          </Group>
        </>
      ) : (
        <CallEnd begun={begun} busy={send.isPending} onEnd={(ended) => send.mutate(ended)} />
      )}
    </Stack>
  );
}

type Way = ReturnType<typeof useWalk>;

/** Answers along the way alone: who goes back and answers otherwise leaves none behind. */
function shownAnswers({ answers, pages }: Way) {
  const keys = pages.flatMap(({ questions }) => questions.map(({ key }) => key));
  return Object.fromEntries(keys.filter((key) => isAnswered(answers[key])).map((key) => [key, answers[key]]));
}

function Question({ way, language }: { way: Way; language: SurveyLanguage }) {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  const question = way.page!.questions[0]!;
  return (
    <form
      className={styles["main"]}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        way.next();
      }}
    >
      <Text size="sm" c="dimmed">
        {words.progress(number(way.at + 1), number(way.pages.length))}
      </Text>
      <Progress size="xs" value={(way.at / way.pages.length) * 100} aria-hidden />
      <AnswerField
        key={question.key}
        question={question}
        language={language}
        value={way.answers[question.key]}
        problem={way.problems[question.key]}
        onChange={(value) => way.answer(question.key, value)}
      />
      <Group>
        {way.at > 0 ? (
          <Button variant="subtle" color="gray" onClick={way.back}>
            {words.previous}
          </Button>
        ) : null}
        <Button type="submit">{words.next}</Button>
      </Group>
    </form>
  );
}

type WhoProps = InterviewProps & { children: (name: string) => React.ReactNode };

function Who({ survey, customerId, onLeave, children }: WhoProps) {
  const words = useWords({ fa, en });
  const mayAsk = useCan("contact.read");
  const one = useQuery({
    queryKey: surveyKeyOf("customer", customerId),
    queryFn: ({ signal }) => api.get(`/customers/${customerId}`, customerShape, { signal }),
  });
  const contact = useQuery({
    queryKey: surveyKeyOf("contact", customerId),
    enabled: mayAsk,
    queryFn: ({ signal }) => api.get(`/customers/${customerId}/contact`, contactState, { signal }),
  });
  if (!one.data) return <PageSkeleton />;
  const phone = one.data.identities.find(({ type }) => type === "phone");
  const gate = contact.data?.gate.find(({ channel, purpose }) => channel === "phone" && purpose === "survey");
  return (
    <>
      <Group justify="space-between">
        <Title order={2}>
          <bdi>{one.data.label ?? words.unnamed}</bdi>
        </Title>
        <Button size="xs" variant="default" onClick={onLeave}>
          {words.another}
        </Button>
      </Group>
      {phone ? (
        <Group>
          <Button
            component="a"
            href={`tel:${phone.value}`}
            variant="light"
            leftSection={<IconPhone size={17} stroke={1.6} />}
          >
            {words.call(`\u2066${phone.value}\u2069`)}
          </Button>
        </Group>
      ) : (
        <Text c="dimmed">{words.noPhone}</Text>
      )}
      {gate && !gate.allowed ? <Alert color="yellow">{gate.until ? words.notNow : words.mayNot}</Alert> : null}
      {survey.settings.anonymous ? <Alert color="yellow">{words.anonymous}</Alert> : null}
      {children(one.data.label ?? "")}
    </>
  );
}

type ScriptProps = { survey: OpenSurvey; name: string; language: SurveyLanguage; onBegin: () => void };

function Script({ survey, name, language, onBegin }: ScriptProps) {
  const words = useWords({ fa, en });
  const brand = useBrand();
  const { greeting } = survey.live;
  return (
    <Stack gap={12} align="flex-start">
      <Text size="sm" c="dimmed">
        {words.script}
      </Text>
      <Text className={styles["script"] ?? ""}>{words.hello(brand.name, name)}</Text>
      {greeting ? (
        <Text className={styles["script"] ?? ""}>{said(greeting.note ?? greeting.title, language)}</Text>
      ) : null}
      <Button onClick={onBegin}>{words.begin}</Button>
    </Stack>
  );
}

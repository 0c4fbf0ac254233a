import { Badge, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { DetailPanel } from "../../../../platform/ui/detail-panel.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { useBrand } from "../../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { TimeText } from "../../../../platform/ui/time-text.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { useEntryWords } from "../../../timeline/web/index.tsx";
import type { ResponseShown } from "../../contract.ts";
import { said } from "../answering/said.ts";
import { en as sharedEn } from "../messages.en.ts";
import { fa as sharedFa } from "../messages.fa.ts";
import { responseQueryOf } from "../survey-calls.ts";
import { AnswerText } from "./answer-text.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { ScoreMarks } from "./score-marks.tsx";

/** One response with every answer, in the words of the version that was answered. */
export function ResponsePanel({ id, onClose }: { id: number | null; onClose: () => void }) {
  const words = useWords({ fa, en });
  const one = useQuery({ ...responseQueryOf(id ?? 0), enabled: id !== null });
  return (
    <DetailPanel opened={id !== null} onClose={onClose} title={words.response}>
      {one.error ? <ErrorState error={one.error} onRetry={() => void one.refetch()} /> : null}
      {id !== null && one.isPending ? <ListSkeleton rows={4} /> : null}
      {one.data && id !== null ? <ShownResponse response={one.data} /> : null}
    </DetailPanel>
  );
}

function ShownResponse({ response }: { response: ResponseShown }) {
  const words = useWords({ fa, en });
  const shared = useWords({ fa: sharedFa, en: sharedEn });
  const entry = useEntryWords();
  const { number, language } = useFormat();
  const { permissions } = useBrand();
  const asked = response.questions.filter(({ type }) => type !== "statement");
  const spoken = response.language === "en" || response.language === "fa" ? response.language : language;
  return (
    <Stack gap={20}>
      <Group gap="6px 12px">
        <ScoreMarks scores={response} />
        {response.is_test ? (
          <Badge variant="light" color="yellow" tt="none">
            {words.test}
          </Badge>
        ) : null}
        <Text size="sm" c="dimmed">
          {shared.modes[response.mode] ?? response.mode} · {words.version(number(response.version))}
          {response.touchpoint ? ` · ${entry.touchpoint(response.touchpoint)}` : ""} ·{" "}
          {response.answered_at ? <TimeText at={response.answered_at} /> : null}
        </Text>
      </Group>
      <Group gap="6px 18px">
        {response.customer && permissions.includes("customers.read") ? (
          <BrandLink path={`customers/${response.customer.id}`} fw={500}>
            <bdi>{response.customer.name ?? words.customer}</bdi>
          </BrandLink>
        ) : (
          <Text c="dimmed">{shared.nobody}</Text>
        )}
        {response.conversation_id && permissions.includes("inbox.read") ? (
          <BrandLink path={`inbox?c=${response.conversation_id}`}>{words.conversation}</BrandLink>
        ) : null}
      </Group>
      <dl style={{ display: "grid", gap: 18, margin: 0 }}>
        {asked.map((question) => (
          <div key={question.key}>
            <Text component="dt" size="sm" c="dimmed" dir="auto">
              {said(question.title, spoken)}
            </Text>
            <Text component="dd" m={0} dir="auto" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
              {question.key in response.answers ? (
                <AnswerText
                  question={question}
                  answer={response.answers[question.key]}
                  language={spoken}
                  files={response.files}
                  responseId={response.id}
                />
              ) : (
                words.notAsked
              )}
            </Text>
          </div>
        ))}
      </dl>
    </Stack>
  );
}

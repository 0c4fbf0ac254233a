import { ActionIcon, Button, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { Does } from "../../contract.ts";
import { flowsQuery } from "../bot-calls.ts";
import { BothWordsField } from "../parts/both-words-field.tsx";
import { TeamChoice } from "../parts/team-choice.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type FieldsOf<Kind extends Does["do"]> = {
  does: Extract<Does, { do: Kind }>;
  onChange: (does: Does) => void;
  readOnly: boolean;
};
const kinds = ["answer", "articles", "flow", "order_status", "product", "hand_over"] as const;

/** What something of a kind begins as. */
function beginning(kind: Does["do"], flow: number): Does {
  if (kind === "answer") return { do: kind, answer: { fa: "", en: "" }, buttons: [] };
  if (kind === "flow") return { do: kind, flow };
  if (kind === "articles") return { do: kind, query: "" };
  if (kind === "hand_over") return { do: kind, team: null };
  return { do: kind };
}

/** What the bot does about an intent, and the words or the place for it. */
export function DoesFields({ does, onChange, readOnly }: FieldsOf<Does["do"]>) {
  const words = useWords({ fa, en });
  const flows = useQuery(flowsQuery()).data?.rows ?? [];
  const choose = (kind: string | null) => {
    if (kind && kind !== does.do) onChange(beginning(kind as Does["do"], flows[0]?.id ?? 0));
  };
  return (
    <>
      <Select
        maw={480}
        allowDeselect={false}
        label={words.doesLabel}
        readOnly={readOnly}
        value={does.do}
        data={kinds.map((value) => ({
          value,
          label: words.does[value],
          disabled: value === "flow" && flows.length === 0,
        }))}
        onChange={choose}
      />
      {does.do === "answer" ? <AnswerFields does={does} onChange={onChange} readOnly={readOnly} /> : null}
      {does.do === "flow" ? (
        <Select
          maw={480}
          allowDeselect={false}
          searchable
          label={words.flow}
          readOnly={readOnly}
          nothingFoundMessage={words.noFlows}
          value={String(does.flow)}
          data={flows.map(({ id, name }) => ({ value: String(id), label: name }))}
          onChange={(flow) => flow && onChange({ do: "flow", flow: Number(flow) })}
        />
      ) : null}
      {does.do === "articles" ? (
        <TextInput
          maw={480}
          maxLength={200}
          label={words.query}
          description={words.queryNote}
          readOnly={readOnly}
          value={does.query}
          onChange={(event) => onChange({ do: "articles", query: event.currentTarget.value })}
        />
      ) : null}
      {does.do === "hand_over" ? (
        <TeamChoice
          maw={480}
          value={does.team}
          readOnly={readOnly}
          onChange={(team) => onChange({ do: "hand_over", team })}
        />
      ) : null}
    </>
  );
}

function AnswerFields({ does, onChange, readOnly }: FieldsOf<"answer">) {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  const { buttons } = does;
  const put = (at: number, language: "fa" | "en", text: string) =>
    onChange({ ...does, buttons: buttons.map((one, i) => (i === at ? { ...one, [language]: text } : one)) });
  return (
    <Stack gap={10}>
      <BothWordsField
        label={words.answer}
        value={does.answer}
        readOnly={readOnly}
        onChange={(answer) => onChange({ ...does, answer })}
      />
      {buttons.length > 0 ? (
        <Text size="sm" c="dimmed">
          {words.buttons}: {words.buttonsNote}
        </Text>
      ) : null}
      {buttons.map((button, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a button has no name but its place
        <Group key={at} gap={8} wrap="nowrap">
          {(["fa", "en"] as const).map((language) => (
            <TextInput
              key={language}
              flex={1}
              maxLength={80}
              dir={language === "fa" ? "rtl" : "ltr"}
              aria-label={`${words.button(number(at + 1))} (${language === "fa" ? "فارسی" : "English"})`}
              placeholder={language === "fa" ? "فارسی" : "English"}
              readOnly={readOnly}
              value={button[language]}
              onChange={(event) => put(at, language, event.currentTarget.value)}
            />
          ))}
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={readOnly}
            aria-label={words.removeButton(number(at + 1))}
            onClick={() => onChange({ ...does, buttons: buttons.filter((_, i) => i !== at) })}
          >
            <IconX size={16} stroke={1.6} />
          </ActionIcon>
        </Group>
      ))}
      {buttons.length < 6 && !readOnly ? (
        <Group>
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            leftSection={<IconPlus size={15} stroke={1.6} />}
            onClick={() => onChange({ ...does, buttons: [...buttons, { fa: "", en: "" }] })}
          >
            {words.addButton}
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
}

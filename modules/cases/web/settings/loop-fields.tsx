import {
  Button,
  Group,
  MultiSelect,
  NumberInput,
  Select,
  Stack,
  Switch,
  Text,
  Textarea,
  TextInput,
  Title,
} from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { usePreferences } from "../../../../platform/ui/preferences.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { BothWords } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import type { Draft, EditorProps } from "./settings-page.tsx";

type BothProps = { label: string; description?: string; value: BothWords; onChange: (value: BothWords) => void };

/** Words in the reader's language; the other language's stay as they are. */
function BothText({ label, description, value, onChange }: BothProps) {
  const { language } = usePreferences();
  const change = (text: string) => onChange({ ...value, [language]: text });
  return (
    <Textarea
      label={label}
      description={description}
      dir="auto"
      autosize
      minRows={2}
      value={value[language]}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

/** In which words customers are asked whether it is solved, and for how long one waits. */
export function AskFields({ draft, set }: EditorProps) {
  const words = useWords({ fa, en });
  const put = (changed: Partial<Draft["ask"]>) => set({ ask: { ...draft.ask, ...changed } });
  return (
    <Stack gap={12}>
      <Title order={2}>{words.ask}</Title>
      <BothText
        label={words.askText}
        description={words.link}
        value={draft.ask.text}
        onChange={(text) => put({ text })}
      />
      <NumberInput
        label={words.days}
        min={1}
        max={60}
        maw={320}
        value={draft.ask.days}
        onChange={(days) => days !== "" && put({ days: Number(days) })}
      />
    </Stack>
  );
}

/** Whether resolved conversations are followed up, how many, and when. */
export function FollowUpFields({ draft, set }: EditorProps) {
  const words = useWords({ fa, en });
  const rule = draft.follow_up;
  const put = (changed: Partial<Draft["follow_up"]>) => set({ follow_up: { ...rule, ...changed } });
  return (
    <Stack gap={12}>
      <Title order={2}>{words.followUp}</Title>
      <Text size="sm" c="dimmed">
        {words.followUpNote}
      </Text>
      <Switch label={words.on} checked={rule.on} onChange={(event) => put({ on: event.currentTarget.checked })} />
      {rule.on ? (
        <>
          <Group gap={12} align="flex-end">
            <NumberInput
              label={words.share}
              min={1}
              max={100}
              value={Math.round(rule.share * 100)}
              onChange={(share) => share !== "" && put({ share: Number(share) / 100 })}
            />
            <NumberInput
              label={words.afterHours}
              min={0}
              max={720}
              value={rule.hours}
              onChange={(hours) => hours !== "" && put({ hours: Number(hours) })}
            />
            <NumberInput
              label={words.restDays}
              min={0}
              max={365}
              value={rule.rest_days}
              onChange={(days) => days !== "" && put({ rest_days: Number(days) })}
            />
          </Group>
          <BothText label={words.text} description={words.link} value={rule.text} onChange={(text) => put({ text })} />
          <Select
            label={words.onNo}
            allowDeselect={false}
            maw={320}
            data={(["reopen", "case"] as const).map((value) => ({ value, label: words.onNoChoices[value] }))}
            value={rule.on_no}
            onChange={(next) => put({ on_no: next === "case" ? "case" : "reopen" })}
          />
        </>
      ) : null}
    </Stack>
  );
}

const offers = ["testimonial", "review", "case_study", "referral"] as const;

/** Whether happy customers are thanked, and what they are offered. */
export function PromoterFields({ draft, set }: EditorProps) {
  const words = useWords({ fa, en });
  const rule = draft.promoter;
  const put = (changed: Partial<Draft["promoter"]>) => set({ promoter: { ...rule, ...changed } });
  return (
    <Stack gap={12}>
      <Title order={2}>{words.promoter}</Title>
      <Text size="sm" c="dimmed">
        {words.promoterNote}
      </Text>
      <Switch label={words.on} checked={rule.on} onChange={(event) => put({ on: event.currentTarget.checked })} />
      {rule.on ? (
        <>
          <MultiSelect
            label={words.offers}
            data={offers.map((value) => ({ value, label: words.offerNames[value] }))}
            value={rule.offers}
            onChange={(next) => put({ offers: offers.filter((one) => next.includes(one)) })}
          />
          <BothText label={words.text} description={words.link} value={rule.text} onChange={(text) => put({ text })} />
          <NumberInput
            label={words.restDays}
            maw={320}
            min={0}
            max={730}
            value={rule.rest_days}
            onChange={(days) => days !== "" && put({ rest_days: Number(days) })}
          />
          <TextInput
            label={words.reviewLink}
            className="ltr-input"
            value={rule.review_link}
            onChange={(event) => put({ review_link: event.currentTarget.value })}
          />
          <TextInput
            label={words.shopLink}
            className="ltr-input"
            value={rule.shop_link}
            onChange={(event) => put({ shop_link: event.currentTarget.value })}
          />
          <BothText label={words.reward} value={rule.reward} onChange={(reward) => put({ reward })} />
        </>
      ) : null}
    </Stack>
  );
}

/** What is suggested to whoever writes to an unhappy customer. */
export function WordsFields({ draft, set }: EditorProps) {
  const words = useWords({ fa, en });
  const { language } = usePreferences();
  type One = Draft["words"][number];
  const put = (key: string, changed: Partial<One>) =>
    set({ words: draft.words.map((one) => (one.key === key ? { ...one, ...changed } : one)) });
  const add = () => {
    const empty = { fa: "", en: "" };
    set({ words: [...draft.words, { key: `w-${crypto.randomUUID().slice(0, 8)}`, title: empty, text: empty }] });
  };
  return (
    <Stack gap={12}>
      <Title order={2}>{words.words}</Title>
      {draft.words.map((one) => (
        <Stack key={one.key} gap={6}>
          <Group gap={8} align="flex-end">
            <TextInput
              label={words.wordsTitle}
              dir="auto"
              value={one.title[language]}
              onChange={(event) => put(one.key, { title: { ...one.title, [language]: event.currentTarget.value } })}
              style={{ flex: 1 }}
            />
            <Button
              size="xs"
              variant="subtle"
              color="gray"
              onClick={() => set({ words: draft.words.filter(({ key }) => key !== one.key) })}
            >
              {words.remove}
            </Button>
          </Group>
          <BothText label={words.text} value={one.text} onChange={(text) => put(one.key, { text })} />
        </Stack>
      ))}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={16} stroke={1.6} />}
        onClick={add}
        style={{ alignSelf: "start" }}
      >
        {words.addWords}
      </Button>
    </Stack>
  );
}

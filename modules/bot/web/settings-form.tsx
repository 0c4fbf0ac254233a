import {
  Button,
  Chip,
  Group,
  NumberInput,
  Radio,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type PropsWithChildren, useState } from "react";
import type * as z from "zod";
import { api } from "../../../platform/ui/api.ts";
import { useNotice } from "../../../platform/ui/notices.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { type BotSettings, botChannels, type botSettingsRow } from "../contract.ts";
import { botKey } from "./bot-calls.ts";
import { isUnfinished, LanguageModelPart } from "./language-model/language-model-part.tsx";
import { en as modelEn } from "./language-model/messages.en.ts";
import { fa as modelFa } from "./language-model/messages.fa.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { TopicList } from "./topic-list.tsx";

type Settings = z.infer<typeof botSettingsRow>;
const modelWords = { fa: modelFa, en: modelEn };

/** A kept key is for the place it was written for. */
function originOf({ base_url }: BotSettings["language_model"]): string {
  return URL.canParse(base_url) ? new URL(base_url).origin : "";
}

/** Everything that can be set of the bot, saved at once. */
export function SettingsForm({ kept }: { kept: Settings }) {
  const words = useWords({ fa, en });
  const [bot, setBot] = useState<Settings>(kept);
  const [key, setKey] = useState<string>();
  const set = (changed: Partial<BotSettings>) => setBot((now) => ({ ...now, ...changed }));
  const saving = useSaving();
  const model = useWords(modelWords);
  const unfinished =
    isUnfinished(bot.language_model) || bot.topics.some(({ name, words: said }) => !name.trim() || said.length === 0);
  const people = ["never", "within_hours", "always"] as const;
  return (
    <Stack gap={32}>
      <Part title={words.channels} note={words.channelsNote}>
        <Chip.Group
          multiple
          value={bot.channels}
          onChange={(channels) => set({ channels: channels as BotSettings["channels"] })}
        >
          <Group gap={8}>
            {botChannels.map((channel) => (
              <Chip key={channel} value={channel}>
                {words.channel[channel]}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </Part>
      <Part title={words.who} note={words.greetingNote}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            label={words.nameFa}
            value={bot.name.fa}
            onChange={({ currentTarget }) => set({ name: { ...bot.name, fa: currentTarget.value } })}
          />
          <TextInput
            label={words.nameEn}
            dir="ltr"
            value={bot.name.en}
            onChange={({ currentTarget }) => set({ name: { ...bot.name, en: currentTarget.value } })}
          />
          <Textarea
            label={words.greetingFa}
            autosize
            minRows={3}
            value={bot.greeting.fa}
            onChange={({ currentTarget }) => set({ greeting: { ...bot.greeting, fa: currentTarget.value } })}
          />
          <Textarea
            label={words.greetingEn}
            dir="ltr"
            autosize
            minRows={3}
            value={bot.greeting.en}
            onChange={({ currentTarget }) => set({ greeting: { ...bot.greeting, en: currentTarget.value } })}
          />
        </SimpleGrid>
      </Part>
      <Part title={words.people}>
        <Radio.Group
          aria-label={words.people}
          value={bot.people}
          onChange={(value) => set({ people: value as BotSettings["people"] })}
        >
          <Stack gap={10}>
            {people.map((one) => (
              <Radio key={one} value={one} label={words.peopleChoice[one]} />
            ))}
          </Stack>
        </Radio.Group>
      </Part>
      <Part title={words.topics} note={words.topicsNote}>
        <TopicList topics={bot.topics} onChange={(topics) => set({ topics })} />
      </Part>
      <Part title={words.limits}>
        <Limits bot={bot} set={set} />
      </Part>
      <Part title={model.title} note={model.note}>
        <LanguageModelPart
          model={bot.language_model}
          onChange={(language_model) => set({ language_model })}
          typedKey={key}
          onKey={setKey}
          kept={kept.has_key && originOf(kept.language_model) === originOf(bot.language_model)}
          usedTokens={kept.used_tokens}
        />
      </Part>
      <Group gap={12}>
        <Button
          loading={saving.isPending}
          disabled={unfinished}
          onClick={() => saving.mutate({ ...bot, ...(key !== undefined && { key }) })}
        >
          {words.save}
        </Button>
        <Text size="sm" c="dimmed" aria-live="polite">
          {unfinished ? words.unfinished : ""}
        </Text>
      </Group>
    </Stack>
  );
}

function Limits({ bot, set }: { bot: Settings; set: (changed: Partial<BotSettings>) => void }) {
  const words = useWords({ fa, en });
  const percent = { min: 30, max: 99, suffix: "%" };
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <NumberInput
        label={words.sure}
        description={words.sureNote}
        {...percent}
        value={Math.round(bot.sure * 100)}
        onChange={(value) => set({ sure: Number(value) / 100 })}
      />
      <NumberInput
        label={words.articleSure}
        description={words.articleSureNote}
        {...percent}
        value={Math.round(bot.article_sure * 100)}
        onChange={(value) => set({ article_sure: Number(value) / 100 })}
      />
      <NumberInput
        label={words.unsure}
        min={1}
        max={5}
        value={bot.unsure_limit}
        onChange={(value) => set({ unsure_limit: Number(value) })}
      />
      <NumberInput
        label={words.most}
        min={3}
        max={60}
        value={bot.most_in_hour}
        onChange={(value) => set({ most_in_hour: Number(value) })}
      />
      <NumberInput
        label={words.minutes}
        description={words.minutesNote}
        min={0.5}
        max={120}
        step={0.5}
        value={bot.minutes_per_question}
        onChange={(value) => set({ minutes_per_question: Number(value) })}
      />
    </SimpleGrid>
  );
}

function Part({ title, note, children }: PropsWithChildren<{ title: string; note?: string }>) {
  return (
    <section>
      <Title order={2} mb={note ? 4 : 12}>
        {title}
      </Title>
      {note ? (
        <Text size="sm" c="dimmed" mb={14}>
          {note}
        </Text>
      ) : null}
      {children}
    </section>
  );
}

function useSaving() {
  const words = useWords({ fa, en });
  const notice = useNotice();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ has_key: _has, used_tokens: _used, ...settings }: Settings & { key?: string }) =>
      api.put("/bot/settings", settings),
    onSuccess: () => {
      notice.done(words.saved);
      return client.invalidateQueries({ queryKey: botKey("settings") });
    },
    onError: (error) => notice.failed(error),
  });
}

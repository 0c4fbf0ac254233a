import { ActionIcon, Button, Group, Stack, TagsInput, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { BotSettings } from "../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { TeamChoice } from "./parts/team-choice.tsx";

type Topics = BotSettings["topics"];

/** Topics with the words by which they are known, and the team that gets them. */
export function TopicList({ topics, onChange }: { topics: Topics; onChange: (topics: Topics) => void }) {
  const words = useWords({ fa, en });
  const change = (at: number, changed: Partial<Topics[number]>) =>
    onChange(topics.map((topic, place) => (place === at ? { ...topic, ...changed } : topic)));
  return (
    <Stack gap={16}>
      {topics.map((topic, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: topics have no name of their own while one is typed
        <Group key={at} align="flex-end" gap={8}>
          <TextInput
            label={words.topicName}
            flex="1 1 140px"
            value={topic.name}
            onChange={({ currentTarget }) => change(at, { name: currentTarget.value })}
          />
          <TagsInput
            label={words.topicWords}
            placeholder={topic.words.length === 0 ? words.topicWordsNote : ""}
            flex="3 1 220px"
            value={topic.words}
            onChange={(said) => change(at, { words: said })}
          />
          <TeamChoice flex="1 1 130px" value={topic.team} onChange={(team) => change(at, { team })} />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={words.removeTopic(topic.name)}
            onClick={() => onChange(topics.filter((_, place) => place !== at))}
          >
            <IconTrash size={18} stroke={1.6} />
          </ActionIcon>
        </Group>
      ))}
      <Button
        variant="default"
        style={{ alignSelf: "flex-start" }}
        leftSection={<IconPlus size={18} stroke={1.6} />}
        onClick={() => onChange([...topics, { name: "", words: [], team: null }])}
      >
        {words.addTopic}
      </Button>
    </Stack>
  );
}

import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { api } from "../../../../platform/ui/api.ts";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { feedTrial } from "../../contract.ts";
import { useMentionDeed } from "../mention-calls.ts";
import styles from "../mentions.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** The address of a feed with a test: what is in it, what of it would be kept, or what is wrong with it. */
export function FeedTest({ address, onChange }: { address: string; onChange: (address: string) => void }) {
  const words = useWords({ fa, en }).sources;
  const format = useFormat();
  const test = useMentionDeed((asked: string) => api.post("/mention-sources/trial", { address: asked }, feedTrial));
  const result = test.variables === address ? test.data : undefined;
  return (
    <Stack gap={8}>
      <Group align="flex-end" gap={8} wrap="nowrap">
        <TextInput
          flex={1}
          label={words.address}
          description={words.addressNote}
          type="url"
          dir="ltr"
          styles={{ label: { direction: "inherit" }, description: { direction: "inherit" } }}
          placeholder="https://"
          required
          withAsterisk={false}
          value={address}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
        <Button
          variant="default"
          loading={test.isPending}
          disabled={!URL.canParse(address)}
          onClick={() => test.mutate(address)}
        >
          {words.test}
        </Button>
      </Group>
      <div role="status">
        {result?.better ? (
          <Stack gap={4} align="flex-start">
            <Text size="sm">{words.better}</Text>
            <bdi dir="ltr" className={styles["address"]}>
              {result.better}
            </bdi>
            <Button size="compact-sm" variant="light" onClick={() => onChange(result.better!)}>
              {words.useBetter}
            </Button>
          </Stack>
        ) : result?.problem ? (
          <Text size="sm" c="var(--bad)">
            {words.problems[result.problem]}
          </Text>
        ) : result ? (
          <Stack gap={4}>
            <Text size="sm" c="var(--good)">
              {words.works(format.number(result.count))}
            </Text>
            {result.items.map(({ title, text, matches }) => (
              <Text size="sm" key={title + text} dir="auto" fw={matches ? 500 : 400}>
                {title || text}
                {matches ? ` (${words.matches})` : ""}
              </Text>
            ))}
          </Stack>
        ) : null}
      </div>
    </Stack>
  );
}

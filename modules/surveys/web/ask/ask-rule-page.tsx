import { Button, Checkbox, Group, NumberInput, SimpleGrid, Stack, Text, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type AskRule, askChannels } from "../../contract.ts";
import { askRuleQuery, useAskDeed } from "./ask-calls.ts";
import { numberOf } from "./manner-fields.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** How often anybody is asked, over all surveys, and who never is. */
export default function AskRulePage() {
  const words = useWords({ fa, en }).rule;
  const kept = useQuery(askRuleQuery());
  return (
    <Page title={words.title} note={words.note} width="reading">
      {kept.error ? <ErrorState error={kept.error} onRetry={() => void kept.refetch()} /> : null}
      {kept.isPending ? <ListSkeleton rows={5} /> : null}
      {kept.data ? <RuleForm kept={kept.data} /> : null}
    </Page>
  );
}

function RuleForm({ kept }: { kept: AskRule }) {
  const all = useWords({ fa, en });
  const words = all.rule;
  const may = useCan("surveys.write");
  const [rule, setRule] = useState(kept);
  const [seeds, setSeeds] = useState(kept.seeds.join("\n"));
  const set = (changed: Partial<AskRule>) => setRule((now) => ({ ...now, ...changed }));
  const lines = seeds.split("\n").flatMap((line) => line.trim() || []);
  const saving = useAskDeed(() => api.put("/survey-settings", { ...rule, seeds: lines }), { done: words.saved });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(undefined);
  };
  const setChannel = (channel: (typeof askChannels)[number], days: number | null) => {
    const { [channel]: _before, ...others } = rule.by_channel;
    set({ by_channel: days === null ? others : { ...others, [channel]: days } });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xl">
        <NumberInput
          label={words.days}
          description={words.daysNote}
          maw={360}
          min={1}
          max={365}
          value={rule.days}
          onChange={(value) => set({ days: numberOf(value) ?? 30 })}
        />
        <div>
          <Text fw={500}>{words.byChannel}</Text>
          <Text size="sm" c="dimmed" mb="xs">
            {words.byChannelNote}
          </Text>
          <SimpleGrid cols={{ base: 2, sm: 4 }}>
            {askChannels.map((channel) => (
              <NumberInput
                key={channel}
                label={all.channel[channel]}
                min={1}
                max={365}
                value={rule.by_channel[channel] ?? ""}
                onChange={(value) => setChannel(channel, numberOf(value))}
              />
            ))}
          </SimpleGrid>
        </div>
        <Checkbox
          label={words.staff}
          description={words.staffNote}
          checked={rule.leave_out_staff}
          onChange={({ currentTarget }) => set({ leave_out_staff: currentTarget.checked })}
        />
        <Textarea
          label={words.seeds}
          description={words.seedsNote}
          dir="ltr"
          autosize
          minRows={3}
          value={seeds}
          onChange={({ currentTarget }) => setSeeds(currentTarget.value)}
        />
        <Text size="sm" c="dimmed">
          {words.gate}{" "}
          <BrandLink path="settings/contact-rules" fz="sm">
            {words.gateLink}
          </BrandLink>
        </Text>
        {may ? (
          <Group>
            <Button type="submit" loading={saving.isPending}>
              {words.save}
            </Button>
          </Group>
        ) : null}
      </Stack>
    </form>
  );
}

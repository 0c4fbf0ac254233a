import { Alert, Button, Group, NumberInput, SimpleGrid, Stack, Text } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type AskAudience, type NewWave, newWave, type WaveForecast, waveForecast } from "../../contract.ts";
import { useAskDeed } from "./ask-calls.ts";
import { AudienceFields } from "./audience-fields.tsx";
import { LeftOutPerson } from "./left-out.tsx";
import { MannerFields, numberOf } from "./manner-fields.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Asks an audience, after showing whom that would be. */
export function WaveForm({ survey, onMade }: { survey: string; onMade: () => void }) {
  const words = useWords({ fa, en });
  const [wave, setWave] = useState<NewWave>(newWave.parse({ audience: { kind: "all" }, spread_hours: 24 }));
  const [forecast, setForecast] = useState<WaveForecast | null>(null);
  const set = (changed: Partial<NewWave>) => {
    setWave((now) => ({ ...now, ...changed }));
    setForecast(null);
  };
  const path = `/surveys/${survey}/waves`;
  const looking = useAskDeed(() => api.post(path, { ...wave, dry_run: true }, waveForecast), { onDone: setForecast });
  const asking = useAskDeed(() => api.post(path, wave), { done: words.waves.made, onDone: onMade });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    (forecast ? asking : looking).mutate(undefined);
  };
  const incomplete = wave.audience.kind === "segment" && wave.audience.segment === 0;
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <AudienceFields audience={wave.audience} onChange={(audience: AskAudience) => set({ audience })} />
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <NumberInput
            label={words.occasions.share}
            min={1}
            max={100}
            value={Math.round(wave.share * 100)}
            onChange={(value) => set({ share: Math.max(0.01, (numberOf(value) ?? 100) / 100) })}
          />
          <NumberInput
            label={words.waves.quota}
            placeholder={words.occasions.quotaNote}
            min={1}
            value={wave.quota ?? ""}
            onChange={(value) => set({ quota: numberOf(value) })}
          />
          <NumberInput
            label={words.waves.spread}
            min={0}
            max={2160}
            value={wave.spread_hours}
            onChange={(value) => set({ spread_hours: numberOf(value) ?? 0 })}
          />
        </SimpleGrid>
        <MannerFields manner={wave} onChange={set} />
        {forecast ? <Forecast forecast={forecast} /> : null}
        <Group justify="flex-end">
          {forecast ? (
            <SendButton count={forecastOf(forecast, wave.quota)} busy={asking.isPending} />
          ) : (
            <Button type="submit" loading={looking.isPending} disabled={incomplete}>
              {words.waves.look}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}

/** Of the whole audience, where only some of it were looked at. */
function forecastOf({ invited, looked_at: looked, audience }: WaveForecast, quota: number | null): number {
  const all = looked === 0 || looked >= audience ? invited : Math.round((invited * audience) / looked);
  return quota === null ? all : Math.min(all, quota);
}

function SendButton({ count, busy }: { count: number; busy: boolean }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  return (
    <Button type="submit" loading={busy} disabled={count === 0}>
      {words.waves.send(format.number(count))}
    </Button>
  );
}

function Forecast({ forecast }: { forecast: WaveForecast }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const { audience, looked_at: looked } = forecast;
  const count = forecastOf(forecast, null);
  const channels = Object.entries(forecast.by_channel).map(
    ([name, n]) => `${words.channel[name as keyof typeof words.channel] ?? name}: ${format.number(n)}`,
  );
  const reasons = Object.entries(forecast.left_out).sort(([, a], [, b]) => b - a);
  return (
    <Alert variant="light" aria-live="polite">
      <Stack gap={6}>
        <Text fw={500}>
          {count === 0 ? words.waves.nobody : words.waves.forecast(format.number(count), format.number(audience))}
        </Text>
        {looked < audience ? <Text size="sm">{words.waves.sample(format.number(looked))}</Text> : null}
        {channels.length > 0 ? <Text size="sm">{channels.join(" · ")}</Text> : null}
        {reasons.map(([reason, n]) => (
          <Text key={reason} size="sm">
            {`${words.leftOut.reasons[reason] ?? reason}: ${format.number(n)}`}
          </Text>
        ))}
        {forecast.examples.slice(0, 5).map((row) => (
          <LeftOutPerson key={row.customer.id} row={row} />
        ))}
      </Stack>
    </Alert>
  );
}

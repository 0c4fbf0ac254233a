import { Button, Group, NumberInput, PasswordInput, SimpleGrid, Stack, Switch, TextInput } from "@mantine/core";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { BotSettings } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { ModelTest } from "./model-test.tsx";

export type Model = BotSettings["language_model"];
type LanguageModelPartProps = {
  model: Model;
  onChange: (model: Model) => void;
  /** What is typed as the new key; undefined leaves the kept one, an empty text takes it away. */
  typedKey: string | undefined;
  onKey: (key: string | undefined) => void;
  /** Whether a key is kept for the place that stands in the form. */
  kept: boolean;
  usedTokens: number;
};

/** Whether a model that is to answer lacks where it is, or what it is called. */
export function isUnfinished({ on, base_url, model }: Model): boolean {
  return on && (!isAddress(base_url) || model.trim() === "");
}

function isAddress(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text);
}

/** The operator's own language model: off until it is switched on; its key is written and never shown. */
export function LanguageModelPart(props: LanguageModelPartProps) {
  const { model, onChange, typedKey, kept } = props;
  const words = useWords({ fa, en });
  const set = (changed: Partial<Model>) => onChange({ ...model, ...changed });
  return (
    <Stack gap={16}>
      <Switch
        label={words.on}
        description={words.onNote}
        checked={model.on}
        onChange={(event) => set({ on: event.currentTarget.checked })}
      />
      {model.on ? (
        <>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput
              required
              className="ltr-input"
              label={words.baseUrl}
              description={words.baseUrlNote}
              placeholder="https://llm.example.com/v1"
              maxLength={300}
              error={model.base_url !== "" && !isAddress(model.base_url) ? words.badUrl : undefined}
              value={model.base_url}
              onChange={(event) => set({ base_url: event.currentTarget.value.trim() })}
            />
            <TextInput
              required
              className="ltr-input"
              label={words.model}
              description={words.modelNote}
              maxLength={120}
              value={model.model}
              onChange={(event) => set({ model: event.currentTarget.value })}
            />
            <KeyField {...props} />
            <Bounds model={model} set={set} usedTokens={props.usedTokens} />
          </SimpleGrid>
          <ModelTest model={model} typedKey={typedKey} ready={!isUnfinished(model)} keyed={kept || Boolean(typedKey)} />
        </>
      ) : null}
    </Stack>
  );
}

function KeyField({ typedKey, onKey, kept }: LanguageModelPartProps) {
  const words = useWords({ fa, en });
  const goes = typedKey === "";
  return (
    <div>
      <PasswordInput
        className="ltr-input"
        label={words.key}
        description={goes && kept ? words.keyGoes : kept ? words.keySet : words.keyNote}
        placeholder={kept && !goes ? "••••••••" : ""}
        autoComplete="off"
        maxLength={400}
        value={typedKey ?? ""}
        onChange={(event) => onKey(event.currentTarget.value || undefined)}
      />
      {kept ? (
        <Group mt={4}>
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => onKey(goes ? undefined : "")}>
            {goes ? words.keepKey : words.removeKey}
          </Button>
        </Group>
      ) : null}
    </div>
  );
}

type BoundsProps = { model: Model; set: (changed: Partial<Model>) => void; usedTokens: number };

function Bounds({ model, set, usedTokens }: BoundsProps) {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  return (
    <>
      <NumberInput
        label={words.timeout}
        description={words.timeoutNote}
        min={1}
        max={20}
        allowDecimal={false}
        value={model.timeout_seconds}
        onChange={(value) => set({ timeout_seconds: Math.max(1, Number(value)) })}
      />
      <NumberInput
        label={words.budget}
        description={words.used(number(usedTokens))}
        min={0}
        max={1_000_000_000}
        step={100_000}
        allowDecimal={false}
        thousandSeparator=","
        value={model.monthly_tokens}
        onChange={(value) => set({ monthly_tokens: Number(value) })}
      />
    </>
  );
}

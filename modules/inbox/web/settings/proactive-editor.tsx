import { ActionIcon, Button, NumberInput, Stack, Text, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ChatSettings } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./settings.module.css";

type Rule = ChatSettings["proactive"][number];
type EditorProps = { rules: readonly Rule[]; onChange: (rules: Rule[]) => void };

const most = 20;
const fresh: Rule = { path: "/", after_seconds: 20, text: { fa: "", en: "" } };

/** Words that the chat says first on some pages, each once to a visitor. */
export function ProactiveEditor({ rules, onChange }: EditorProps) {
  const words = useWords({ fa, en }).chat;
  const set = (place: number, changed: Partial<Rule>) =>
    onChange(rules.map((rule, at) => (at === place ? { ...rule, ...changed } : rule)));
  return (
    <Stack gap={12}>
      <div>
        <Text size="sm" fw={500}>
          {words.proactive}
        </Text>
        <Text size="sm" c="dimmed">
          {words.proactiveNote}
        </Text>
      </div>
      {rules.map((rule, at) => (
        <OneRule
          // biome-ignore lint/suspicious/noArrayIndexKey: rules have no name of their own and keep their order
          key={at}
          rule={rule}
          onChange={(changed) => set(at, changed)}
          onRemove={() => onChange(rules.filter((_, place) => place !== at))}
        />
      ))}
      <div>
        <Button
          size="xs"
          variant="default"
          disabled={rules.length >= most}
          leftSection={<IconPlus size={16} stroke={1.6} />}
          onClick={() => onChange([...rules, fresh])}
        >
          {words.proactiveAdd}
        </Button>
      </div>
    </Stack>
  );
}

type RuleProps = { rule: Rule; onChange: (changed: Partial<Rule>) => void; onRemove: () => void };

function OneRule({ rule, onChange, onRemove }: RuleProps) {
  const all = useWords({ fa, en });
  const words = all.chat;
  return (
    <fieldset className={styles["rule"]}>
      <div className={styles["form"]}>
        <TextInput
          className="ltr-input"
          label={words.path}
          maxLength={300}
          value={rule.path}
          onChange={(event) => onChange({ path: event.currentTarget.value })}
        />
        <NumberInput
          label={words.after}
          min={0}
          max={3600}
          allowDecimal={false}
          value={rule.after_seconds}
          onChange={(value) => onChange({ after_seconds: Math.min(3600, Math.max(0, Number(value) || 0)) })}
        />
        <TextInput
          dir="rtl"
          label={words.persian}
          maxLength={300}
          value={rule.text.fa}
          onChange={(event) => onChange({ text: { ...rule.text, fa: event.currentTarget.value } })}
        />
        <TextInput
          dir="ltr"
          label={words.english}
          maxLength={300}
          value={rule.text.en}
          onChange={(event) => onChange({ text: { ...rule.text, en: event.currentTarget.value } })}
        />
      </div>
      <ActionIcon variant="subtle" color="gray" size={34} aria-label={all.remove} onClick={onRemove}>
        <IconTrash size={18} stroke={1.6} />
      </ActionIcon>
    </fieldset>
  );
}

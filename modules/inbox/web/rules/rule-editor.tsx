import { Button, Checkbox, Group, NumberInput, Select, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import * as z from "zod";
import { api } from "../../../../platform/ui/api.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type RuleBody, type RuleTrigger, ruleBody, ruleTriggers } from "../../contract.ts";
import { useSaving } from "../settings/use-saving.ts";
import { ConditionFields } from "./condition-fields.tsx";
import { DeedFields } from "./deed-fields.tsx";
import { DryRunPanel } from "./dry-run-panel.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./rules.module.css";

type RuleEditorProps = { begin: RuleBody; id: number | null; onSaved: () => void };

/** A rule as a sentence that can be changed word by word, with what it would have done last week. */
export function RuleEditor({ begin, id, onSaved }: RuleEditorProps) {
  const words = useWords({ fa, en });
  const [rule, setRule] = useState(begin);
  const change = (changed: Partial<RuleBody>) => setRule((before) => ({ ...before, ...changed }));
  const whole = ruleBody.safeParse(rule);
  const complete = whole.success && rule.deeds.every(isComplete);
  const save = async () => {
    if (id) await api.put(`/rules/${id}`, rule);
    else await api.post("/rules", rule, z.object({ id: z.number() }));
  };
  const saving = useSaving(save, { done: words.saved, renews: "rules", onDone: onSaved });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(undefined);
  };
  const hear = (on: RuleTrigger) =>
    change({ on, waits_minutes: on === "customer_waits" ? (rule.waits_minutes ?? 30) : null });
  return (
    <form onSubmit={submit}>
      <TextInput
        data-autofocus
        required
        label={words.name}
        placeholder={words.namePlaceholder}
        value={rule.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <p className={styles["word"]}>{words.when}</p>
      <Group gap={8} align="flex-start">
        <Select
          aria-label={words.when}
          allowDeselect={false}
          searchable
          flex={1}
          value={rule.on}
          data={ruleTriggers.map((on) => ({ value: on, label: words.triggers[on] }))}
          onChange={(on) => on && hear(on as RuleTrigger)}
        />
        {rule.on === "customer_waits" ? (
          <NumberInput
            aria-label={words.minutes}
            w={140}
            min={1}
            max={10_080}
            suffix={` ${words.minutes}`}
            value={rule.waits_minutes ?? 30}
            onChange={(minutes) => typeof minutes === "number" && change({ waits_minutes: minutes })}
          />
        ) : null}
      </Group>
      <p className={styles["word"]}>{words.ifWord}</p>
      <ConditionFields condition={rule.condition} onChange={(condition) => change({ condition })} />
      <p className={styles["word"]}>{words.thenWord}</p>
      <DeedFields deeds={rule.deeds} onChange={(deeds) => change({ deeds })} />
      <Checkbox
        mt={18}
        label={words.stops}
        checked={rule.stops}
        onChange={(event) => change({ stops: event.currentTarget.checked })}
      />
      <DryRunPanel rule={complete ? rule : null} id={id} />
      <Group justify="flex-end" mt={20}>
        <Button type="submit" loading={saving.isPending} disabled={!complete}>
          {words.save}
        </Button>
      </Group>
    </form>
  );
}

/** Whether somebody or some team was chosen, where a deed needs one. */
function isComplete(deed: RuleBody["deeds"][number]): boolean {
  if (deed.do === "assign") return deed.to !== "";
  return deed.do !== "notify" || deed.user !== "";
}

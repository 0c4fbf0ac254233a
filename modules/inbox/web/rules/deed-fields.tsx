import { ActionIcon, NumberInput, Select, Stack, TagsInput, Text, Textarea } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { RuleDeed } from "../../contract.ts";
import { cannedRepliesQuery } from "../inbox-calls.ts";
import { AddButton } from "./condition-fields.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./rules.module.css";
import { useRuleChoices } from "./use-rule-choices.ts";

const firstDeeds: Record<RuleDeed["do"], RuleDeed> = {
  assign: { do: "assign", to: "" },
  team: { do: "team", team: 0 },
  give_out: { do: "give_out" },
  priority: { do: "priority", priority: 1 },
  add_labels: { do: "add_labels", labels: [] },
  remove_labels: { do: "remove_labels", labels: [] },
  require_skills: { do: "require_skills", skills: [] },
  snooze: { do: "snooze", minutes: 60 },
  reply: { do: "reply", text: "" },
  note: { do: "note", text: "" },
  notify: { do: "notify", user: "", text: "" },
  resolve: { do: "resolve" },
  spam: { do: "spam" },
};

type DeedsProps = { deeds: readonly RuleDeed[]; onChange: (deeds: RuleDeed[]) => void };

/** What a rule does, in this order. */
export function DeedFields({ deeds, onChange }: DeedsProps) {
  const words = useWords({ fa, en });
  const put = (at: number, deed: RuleDeed) => onChange(deeds.map((one, index) => (index === at ? deed : one)));
  return (
    <>
      {deeds.map((deed, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a deed is known by
        <div key={at} className={styles["line"]} data-deed>
          <Select
            aria-label={words.thenWord}
            allowDeselect={false}
            searchable
            value={deed.do}
            data={Object.keys(firstDeeds).map((name) => ({ value: name, label: words.deeds[name as RuleDeed["do"]] }))}
            onChange={(name) => name && put(at, firstDeeds[name as RuleDeed["do"]])}
          />
          <DeedValue deed={deed} onChange={(changed) => put(at, changed)} />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={words.removeLine}
            disabled={deeds.length === 1}
            onClick={() => onChange(deeds.filter((_, index) => index !== at))}
          >
            <IconX size={16} stroke={1.6} />
          </ActionIcon>
        </div>
      ))}
      {deeds.length < 10 ? (
        <AddButton label={words.addDeed} onClick={() => onChange([...deeds, firstDeeds.add_labels])} />
      ) : null}
    </>
  );
}

type DeedProps = { deed: RuleDeed; onChange: (deed: RuleDeed) => void };

function DeedValue({ deed, onChange }: DeedProps) {
  const words = useWords({ fa, en });
  const { people, teams, priorities } = useRuleChoices();
  const pick = { "aria-label": words.value, placeholder: words.pick, searchable: true, allowDeselect: false };
  switch (deed.do) {
    case "assign":
      return (
        <Select
          {...pick}
          data={people}
          value={deed.to || null}
          onChange={(to) => onChange({ ...deed, to: to ?? "" })}
        />
      );
    case "team":
      return (
        <Select
          {...pick}
          data={teams}
          value={deed.team ? String(deed.team) : null}
          onChange={(team) => onChange({ ...deed, team: Number(team) })}
        />
      );
    case "priority":
      return (
        <Select
          {...pick}
          data={priorities}
          value={String(deed.priority)}
          onChange={(priority) => onChange({ ...deed, priority: Number(priority) })}
        />
      );
    case "add_labels":
    case "remove_labels":
      return <Tags value={deed.labels} onChange={(labels) => onChange({ ...deed, labels })} />;
    case "require_skills":
      return <Tags value={deed.skills} onChange={(skills) => onChange({ ...deed, skills })} />;
    case "snooze":
      return (
        <NumberInput
          aria-label={words.minutes}
          min={1}
          max={43_200}
          suffix={` ${words.minutes}`}
          value={deed.minutes}
          onChange={(minutes) => typeof minutes === "number" && onChange({ ...deed, minutes })}
        />
      );
    case "reply":
    case "note":
    case "notify":
      return <TextValue deed={deed} onChange={onChange} />;
    default:
      return <span />;
  }
}

function Tags({ value, onChange }: { value: string[]; onChange: (value: string[]) => void }) {
  const words = useWords({ fa, en });
  return (
    <TagsInput
      aria-label={words.value}
      placeholder={value.length > 0 ? "" : words.words}
      value={value}
      onChange={onChange}
      acceptValueOnBlur
    />
  );
}

type TextProps = { deed: Extract<RuleDeed, { text: string }>; onChange: (deed: RuleDeed) => void };

/** A text with names in it; a reply can begin as a canned one. */
function TextValue({ deed, onChange }: TextProps) {
  const words = useWords({ fa, en });
  const { people } = useRuleChoices();
  const canned = useQuery(cannedRepliesQuery()).data?.rows.filter((one) => !one.mine) ?? [];
  return (
    <Stack gap={6}>
      {deed.do === "notify" ? (
        <Select
          aria-label={words.value}
          placeholder={words.pick}
          data={people}
          value={deed.user || null}
          onChange={(user) => onChange({ ...deed, user: user ?? "" })}
        />
      ) : null}
      {deed.do === "reply" && canned.length > 0 ? (
        <Select
          aria-label={words.fromCanned}
          placeholder={words.fromCanned}
          data={canned.map((one) => ({ value: one.body, label: one.title }))}
          value={null}
          onChange={(text) => text && onChange({ ...deed, text })}
        />
      ) : null}
      <Textarea
        aria-label={words.text}
        placeholder={words.text}
        autosize
        minRows={2}
        dir="auto"
        value={deed.text}
        onChange={(event) => onChange({ ...deed, text: event.currentTarget.value })}
      />
      <Text size="xs" c="dimmed">
        {words.textNote} {deed.do === "reply" ? words.replyNote : ""}
      </Text>
    </Stack>
  );
}

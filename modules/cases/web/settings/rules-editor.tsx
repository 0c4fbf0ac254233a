import {
  Button,
  Group,
  MultiSelect,
  NumberInput,
  Select,
  Stack,
  Switch,
  TagsInput,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import { IconChevronDown, IconChevronUp, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { usePreferences } from "../../../../platform/ui/preferences.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type CaseRule, type Severity, severities } from "../../contract.ts";
import { membersQuery, teamsQuery } from "../case-calls.ts";
import styles from "../cases.module.css";
import { useCaseWords } from "../parts/case-marks.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import type { EditorProps } from "./settings-page.tsx";

const lowest = { nps: 0, nps_1_10: 1, csat: 1, ces: 1, expectation: 1 } as const;
const highest = { nps: 10, nps_1_10: 10, csat: 5, ces: 7, expectation: 3 } as const;
type Kind = keyof typeof lowest;

function freshRule(name: string): CaseRule {
  const nowhere = { surveys: [], touchpoints: [], channels: [], products: [], segments: [] };
  const key = `r-${crypto.randomUUID().slice(0, 8)}`;
  return {
    ...{
      key,
      name: { fa: name, en: name },
      on: true,
      scores: [{ kind: "csat", from: 1, to: 2 }],
      unhappy: false,
      ...nowhere,
    },
    ...{ severity: "normal", team: null, owners: [], hours: 8, escalate_hours: 8, escalate_to: null },
  };
}

/** The rules by which bad answers open cases, in their order. */
export function RulesEditor({ draft, set }: EditorProps) {
  const words = useWords({ fa, en });
  const [open, setOpen] = useState<string | null>(null);
  const { rules } = draft;
  const put = (key: string, changed: Partial<CaseRule>) =>
    set({ rules: rules.map((rule) => (rule.key === key ? { ...rule, ...changed } : rule)) });
  const move = (place: number, by: -1 | 1) => {
    const next = [...rules];
    const [rule] = next.splice(place, 1);
    next.splice(place + by, 0, rule!);
    set({ rules: next });
  };
  const add = () => {
    const rule = freshRule(words.newRule);
    set({ rules: [...rules, rule] });
    setOpen(rule.key);
  };
  return (
    <section>
      <Title order={2}>{words.rules}</Title>
      <Text size="sm" c="dimmed" mb={12}>
        {words.rulesNote}
      </Text>
      {rules.map((rule, place) => (
        <div key={rule.key} className={styles["card"]} style={{ marginBlockEnd: 10 }}>
          <RuleHead
            rule={rule}
            open={open === rule.key}
            onOpen={() => setOpen(open === rule.key ? null : rule.key)}
            onSwitch={(on) => put(rule.key, { on })}
          />
          {open === rule.key ? (
            <>
              <RuleFields rule={rule} put={(changed) => put(rule.key, changed)} />
              <Group gap={4} mt={12}>
                <Button size="xs" variant="subtle" color="gray" disabled={place === 0} onClick={() => move(place, -1)}>
                  {words.up}
                </Button>
                <Button
                  size="xs"
                  variant="subtle"
                  color="gray"
                  disabled={place === rules.length - 1}
                  onClick={() => move(place, 1)}
                >
                  {words.down}
                </Button>
                <Button
                  size="xs"
                  variant="subtle"
                  color="gray"
                  onClick={() => set({ rules: rules.filter(({ key }) => key !== rule.key) })}
                >
                  {words.remove}
                </Button>
              </Group>
            </>
          ) : null}
        </div>
      ))}
      <Button variant="default" size="xs" leftSection={<IconPlus size={16} stroke={1.6} />} onClick={add}>
        {words.addRule}
      </Button>
    </section>
  );
}

type HeadProps = { rule: CaseRule; open: boolean; onOpen: () => void; onSwitch: (on: boolean) => void };

function RuleHead({ rule, open, onOpen, onSwitch }: HeadProps) {
  const words = useWords({ fa, en });
  const { language } = usePreferences();
  const name = rule.name[language] || rule.name.fa || rule.name.en;
  const Chevron = open ? IconChevronUp : IconChevronDown;
  return (
    <Group justify="space-between" wrap="nowrap">
      <Button
        variant="subtle"
        color="gray"
        px={6}
        aria-expanded={open}
        rightSection={<Chevron size={16} stroke={1.6} />}
        onClick={onOpen}
      >
        <bdi>{name}</bdi>
      </Button>
      <Switch
        aria-label={`${words.on}: ${name}`}
        checked={rule.on}
        onChange={(event) => onSwitch(event.currentTarget.checked)}
      />
    </Group>
  );
}

type FieldsProps = { rule: CaseRule; put: (changed: Partial<CaseRule>) => void };

function RuleFields({ rule, put }: FieldsProps) {
  const words = useWords({ fa, en });
  const shared = useCaseWords();
  const { language } = usePreferences();
  return (
    <Stack gap={12} mt={12}>
      <TextInput
        label={words.name}
        dir="auto"
        value={rule.name[language]}
        onChange={(event) => put({ name: { ...rule.name, [language]: event.currentTarget.value } })}
      />
      <Scores rule={rule} put={put} />
      <Switch
        label={words.unhappy}
        checked={rule.unhappy}
        onChange={(event) => put({ unhappy: event.currentTarget.checked })}
      />
      <TagsInput label={words.touchpoints} value={rule.touchpoints} onChange={(touchpoints) => put({ touchpoints })} />
      <Select
        label={shared.severity}
        allowDeselect={false}
        data={severities.map((one) => ({ value: one, label: shared.severities[one] }))}
        value={rule.severity}
        onChange={(severity) => severity && put({ severity: severity as Severity })}
      />
      <Whose rule={rule} put={put} />
    </Stack>
  );
}

function Scores({ rule, put }: FieldsProps) {
  const words = useWords({ fa, en });
  const kinds = Object.keys(lowest) as Kind[];
  const change = (kind: Kind, to: string | number) => {
    const others = rule.scores.filter((one) => one.kind !== kind);
    put({ scores: to === "" ? others : [...others, { kind, from: lowest[kind], to: Number(to) }] });
  };
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <legend style={{ fontWeight: 500, marginBlockEnd: 6 }}>{words.scores}</legend>
      <Group gap={12}>
        {kinds.map((kind) => (
          <NumberInput
            key={kind}
            w={170}
            label={words.upTo(words.scoreNames[kind])}
            placeholder={words.unused}
            min={lowest[kind]}
            max={highest[kind]}
            clampBehavior="strict"
            allowDecimal={false}
            value={rule.scores.find((one) => one.kind === kind)?.to ?? ""}
            onChange={(to) => change(kind, to)}
          />
        ))}
      </Group>
    </fieldset>
  );
}

function Whose({ rule, put }: FieldsProps) {
  const words = useWords({ fa, en });
  const members = (useQuery(membersQuery()).data?.rows ?? []).map(({ userId, name }) => ({
    value: userId,
    label: name,
  }));
  const teams = useQuery(teamsQuery()).data?.rows ?? [];
  return (
    <>
      <MultiSelect label={words.owners} data={members} value={rule.owners} onChange={(owners) => put({ owners })} />
      <Select
        label={words.team}
        clearable
        data={teams.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={rule.team === null ? null : String(rule.team)}
        onChange={(team) => put({ team: team === null ? null : Number(team) })}
      />
      <NumberInput
        label={words.hours}
        min={0.25}
        max={400}
        value={rule.hours}
        onChange={(hours) => hours !== "" && put({ hours: Number(hours) })}
      />
      <NumberInput
        label={words.escalate}
        min={0}
        max={400}
        value={rule.escalate_hours ?? ""}
        onChange={(hours) => put({ escalate_hours: hours === "" ? null : Number(hours) })}
      />
      <Select
        label={words.escalateTo}
        clearable
        data={members}
        value={rule.escalate_to}
        onChange={(escalate_to) => put({ escalate_to })}
      />
    </>
  );
}

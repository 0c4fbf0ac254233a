import { Badge, Button, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { Bdi } from "../../../platform/ui/bdi.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { type Field, fieldsOf, type Mapping, type Previewed, type Rule, type Taken } from "../contract/mapping.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./shops.module.css";

type FieldsProps = {
  takes: Taken;
  mapping: Mapping;
  chosen: string;
  preview: Previewed | null;
  onChoose: (field: string) => void;
  onChange: (field: string, rule: Rule) => void;
};

/** Every field with where it comes from, and what is read there in the sample or why it cannot be. */
export function MappingFields({ takes, mapping, chosen, preview, onChoose, onChange }: FieldsProps) {
  const words = useWords({ fa, en }).mapping;
  const read = new Map(preview?.fields.map((one) => [one.field, one]));
  const fields = fieldsOf[takes];
  const firstLine = fields.find(({ line }) => line)?.name;
  return (
    <div>
      {fields.map((field) => (
        <div key={field.name}>
          {field.name === firstLine ? (
            <Text size="sm" c="dimmed" mt={16}>
              {words.lines} — {words.linesNote}
            </Text>
          ) : null}
          <FieldRow
            field={field}
            rule={mapping[field.name] ?? {}}
            isChosen={field.name === chosen}
            read={read.get(field.name) ?? null}
            problem={preview?.problem?.field === field.name ? preview.problem.code : null}
            onChoose={() => onChoose(field.name)}
            onChange={(rule) => onChange(field.name, rule)}
          />
        </div>
      ))}
    </div>
  );
}

type RowProps = {
  field: Field;
  rule: Rule;
  isChosen: boolean;
  read: Previewed["fields"][number] | null;
  problem: NonNullable<Previewed["problem"]>["code"] | null;
  onChoose: () => void;
  onChange: (rule: Rule) => void;
};

function FieldRow({ field, rule, isChosen, read, problem, onChoose, onChange }: RowProps) {
  const words = useWords({ fa, en });
  const label = words.fields[field.name] ?? field.name;
  const isConstant = rule.constant !== undefined;
  return (
    <div className={styles["field"]} {...(isChosen && { "data-chosen": true })} onFocusCapture={onChoose}>
      <Stack gap={6}>
        <Group justify="space-between" gap={8}>
          <Group gap={8}>
            <Text fw={500}>{label}</Text>
            {field.required ? (
              <Badge variant="light" color="gray">
                {words.mapping.required}
              </Badge>
            ) : null}
          </Group>
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            onClick={() => onChange(isConstant ? { ...rule, constant: undefined } : { ...rule, constant: "" })}
          >
            {isConstant ? words.mapping.usePath : words.mapping.useConstant}
          </Button>
        </Group>
        <Group gap={8} wrap="nowrap" align="flex-start">
          {isConstant ? (
            <TextInput
              flex={1}
              aria-label={`${label}: ${words.mapping.constant}`}
              placeholder={words.mapping.constant}
              value={rule.constant ?? ""}
              onChange={({ currentTarget }) => onChange({ ...rule, constant: currentTarget.value })}
            />
          ) : (
            <TextInput
              flex={1}
              aria-label={`${label}: ${words.mapping.path}`}
              className="ltr-input"
              dir="ltr"
              placeholder={field.line ? "items[*].…" : "…"}
              value={rule.path ?? ""}
              onChange={({ currentTarget }) => onChange({ ...rule, path: currentTarget.value })}
            />
          )}
          <HowItIsWritten field={field} rule={rule} onChange={onChange} />
        </Group>
        <WhatIsRead kind={field.kind} read={read} problem={problem} />
      </Stack>
    </div>
  );
}

const units = ["major", "rial", "toman", "thousand_rial", "thousand_toman"] as const;

function HowItIsWritten({ field, rule, onChange }: Pick<RowProps, "field" | "rule" | "onChange">) {
  const words = useWords({ fa, en }).mapping;
  if (field.kind === "money") {
    return (
      <Select
        aria-label={words.unit}
        w={150}
        allowDeselect={false}
        data={units.map((value) => ({ value, label: words.units[value] }))}
        value={rule.unit ?? "major"}
        onChange={(unit) => onChange({ ...rule, unit: unit as (typeof units)[number] })}
      />
    );
  }
  if (field.kind !== "date") return null;
  return (
    <TextInput
      w={150}
      aria-label={words.format}
      placeholder={words.formatNote}
      className="ltr-input"
      dir="ltr"
      value={rule.format ?? ""}
      onChange={({ currentTarget }) => onChange({ ...rule, format: currentTarget.value })}
    />
  );
}

/** What was read, as people say it: `2026-10-04T11:00:00Z` as a day and time, `5000 IRR` as money; several of lines beside each other. */
function useSaying(kind: Field["kind"]): (means: string) => string {
  const format = useFormat();
  const say = (one: string) => {
    const [amount = "", currency = ""] = one.split(" ");
    if (kind === "date") return format.dateTime(new Date(one));
    return kind === "money" && Number.isFinite(Number(amount)) ? format.money(Number(amount), currency) : one;
  };
  return (means) => means.split("، ").map(say).join("، ");
}

type ReadProps = Pick<RowProps, "read" | "problem"> & { kind: Field["kind"] };

function WhatIsRead({ kind, read, problem }: ReadProps) {
  const words = useWords({ fa, en });
  const say = useSaying(kind);
  const code = read?.problem ?? problem;
  if (code) {
    return (
      <Text size="sm" c="var(--bad)">
        {words.reasons[code]}
      </Text>
    );
  }
  if (!read) return null;
  if (read.found === null) {
    return (
      <Text size="sm" c="dimmed">
        {words.mapping.nothing}
      </Text>
    );
  }
  const isSame = read.means === null || read.means === read.found;
  return (
    <Text size="sm" c="var(--good)" className={styles["means"] ?? ""}>
      <Bdi>{read.found}</Bdi>
      {isSame ? null : (
        <>
          {" = "}
          <Bdi>{say(read.means ?? "")}</Bdi>
        </>
      )}
    </Text>
  );
}

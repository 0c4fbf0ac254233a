import { ActionIcon, Button, Checkbox, Group, Menu, Select, Stack, TagsInput, Text, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from "@tabler/icons-react";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type FormField, type FormSettings, fieldName, ownFieldTypes, usualFields } from "../../contract.ts";
import styles from "./forms.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { moved, ownField } from "./new-form.ts";

type FieldListProps = { settings: FormSettings; onChange: (fields: FormField[]) => void };

/** The questions of a form: in what order, which are required, and one's own. */
export function FieldList({ settings, onChange }: FieldListProps) {
  const words = useWords({ fa, en });
  const { fields, language } = settings;
  const put = (at: number, field: FormField) => onChange(fields.map((one, place) => (place === at ? field : one)));
  const free = usualFields.filter((is) => !fields.some((field) => field.is === is));
  return (
    <Stack gap={8}>
      <Text size="sm" fw={500}>
        {words.fields}
      </Text>
      <ul className={styles["fields"]}>
        {fields.map((field, at) => (
          <li key={fieldName(field)} className={styles["field"]}>
            <FieldRow
              field={field}
              language={language}
              first={at === 0}
              last={at === fields.length - 1}
              onChange={(changed) => put(at, changed)}
              onMove={(by) => onChange(moved(fields, at, by))}
              onDrop={() => onChange(fields.filter((_, place) => place !== at))}
            />
          </li>
        ))}
      </ul>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="default" size="xs" leftSection={<IconPlus size={16} />} style={{ alignSelf: "start" }}>
            {words.addField}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {free.map((is) => (
            <Menu.Item key={is} onClick={() => onChange([...fields, { is, required: false }])}>
              {words.kinds[is]}
            </Menu.Item>
          ))}
          <Menu.Item onClick={() => onChange([...fields, ownField(fields)])}>{words.own}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Stack>
  );
}

type FieldRowProps = {
  field: FormField;
  language: "fa" | "en";
  first: boolean;
  last: boolean;
  onChange: (field: FormField) => void;
  onMove: (by: -1 | 1) => void;
  onDrop: () => void;
};

function FieldRow({ field, language, first, last, onChange, onMove, onDrop }: FieldRowProps) {
  const words = useWords({ fa, en });
  const name = field.is === "own" ? field.label[language] || words.own : words.kinds[field.is];
  return (
    <>
      <Group gap={8} wrap="nowrap">
        <Text size="sm" style={{ flex: 1, minWidth: 0 }} truncate>
          {name}
        </Text>
        <Checkbox
          size="xs"
          label={words.required}
          checked={field.required}
          onChange={(event) => onChange({ ...field, required: event.currentTarget.checked })}
        />
        <Group gap={0} wrap="nowrap">
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={first}
            aria-label={words.up(name)}
            onClick={() => onMove(-1)}
          >
            <IconArrowUp size={16} stroke={1.6} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={last}
            aria-label={words.down(name)}
            onClick={() => onMove(1)}
          >
            <IconArrowDown size={16} stroke={1.6} />
          </ActionIcon>
          <ActionIcon variant="subtle" color="gray" aria-label={words.drop(name)} onClick={onDrop}>
            <IconX size={16} stroke={1.6} />
          </ActionIcon>
        </Group>
      </Group>
      {field.is === "own" ? <OwnField field={field} language={language} onChange={onChange} /> : null}
    </>
  );
}

type Own = Extract<FormField, { is: "own" }>;

function OwnField({
  field,
  language,
  onChange,
}: {
  field: Own;
  language: "fa" | "en";
  onChange: (field: Own) => void;
}) {
  const words = useWords({ fa, en });
  return (
    <div className={styles["own"]}>
      <TextInput
        size="xs"
        label={words.ownLabel}
        dir={language === "fa" ? "rtl" : "ltr"}
        maxLength={100}
        value={field.label[language]}
        onChange={(event) => onChange({ ...field, label: { ...field.label, [language]: event.currentTarget.value } })}
      />
      <Select
        size="xs"
        label={words.ownType}
        allowDeselect={false}
        data={ownFieldTypes.map((value) => ({ value, label: words.ownTypes[value] }))}
        value={field.type}
        onChange={(type) => onChange({ ...field, type: (type ?? "text") as Own["type"] })}
      />
      {field.type === "choice" ? (
        <TagsInput
          size="xs"
          label={words.options}
          description={words.optionsNote}
          maxTags={30}
          value={field.options}
          onChange={(options) => onChange({ ...field, options })}
          style={{ gridColumn: "1 / -1" }}
        />
      ) : null}
    </div>
  );
}

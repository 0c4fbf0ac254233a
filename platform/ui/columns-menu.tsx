import { Button, Checkbox, Popover, Stack } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { IconColumns3 } from "@tabler/icons-react";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import type { Column } from "./table-column.ts";
import { useWords } from "./use-words.ts";

type Choice = Record<string, boolean>;

/** Which columns of a table the reader chose to see or hide, remembered on this device. */
export function useColumnChoice(table: string): [Choice, (choice: Choice) => void] {
  const [choice, setChoice] = useLocalStorage<Choice>({
    key: `hamdel.columns.${table}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  return [choice, setChoice];
}

type ColumnsMenuProps<Row> = { columns: readonly Column<Row>[]; chosen: Choice; onChange: (choice: Choice) => void };

/** The menu of columns to show. */
export function ColumnsMenu<Row>({ columns, chosen, onChange }: ColumnsMenuProps<Row>) {
  const words = useWords({ fa, en }).table;
  return (
    <Popover position="bottom-end" width={220}>
      <Popover.Target>
        <Button variant="subtle" color="gray" size="xs" leftSection={<IconColumns3 size={16} stroke={1.6} />}>
          {words.columns}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={10}>
          {columns.slice(1).map((column) => (
            <Checkbox
              key={column.key}
              size="xs"
              label={column.title}
              checked={chosen[column.key] ?? !column.hidden}
              onChange={(event) => onChange({ ...chosen, [column.key]: event.currentTarget.checked })}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

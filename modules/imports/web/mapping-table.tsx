import { Select, Table, Text } from "@mantine/core";
import { Bdi } from "../../../platform/ui/bdi.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { Column, Mapping, Preview } from "../contract.ts";
import { assignColumn, attributeWord, columnsOf, meaningOf } from "./column-meaning.ts";
import styles from "./imports.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useFieldWords } from "./use-field-words.ts";

type MappingTableProps = { preview: Preview; onChange: (mapping: Mapping) => void };

/** Each column of the file, a sample of it, and what it means. */
export function MappingTable({ preview, onChange }: MappingTableProps) {
  const words = useWords({ fa, en });
  return (
    <Table.ScrollContainer minWidth={300} type="native">
      <Table className={styles["mapped"]} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.column}</Table.Th>
            <Table.Th visibleFrom="xs">{words.sample}</Table.Th>
            <Table.Th>{words.meaning}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {columnsOf(preview).map((column, position) => (
            <ColumnRow key={column} preview={preview} column={column} position={position} onChange={onChange} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

type ColumnRowProps = MappingTableProps & { column: Column; position: number };

function ColumnRow({ preview, column, position, onChange }: ColumnRowProps) {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  const name = preview.mapping.header
    ? preview.header[position] || words.columnNumber(number(position + 1))
    : words.columnNumber(number(position + 1));
  const samples = preview.rows.map(({ cells }) => cells[position]).filter(Boolean);
  return (
    <Table.Tr>
      <Table.Td>
        <Bdi>{name}</Bdi>
        <Text size="xs" hiddenFrom="xs" component="div" maw={130} className={styles["sample"]}>
          <Bdi>{samples[0]}</Bdi>
        </Text>
      </Table.Td>
      <Table.Td visibleFrom="xs">
        <div className={styles["sample"]}>
          <Bdi>{samples.slice(0, 3).join(" · ")}</Bdi>
        </div>
      </Table.Td>
      <Table.Td w={{ base: 170, xs: 240 }}>
        <MeaningSelect preview={preview} column={column} name={name} onChange={onChange} />
      </Table.Td>
    </Table.Tr>
  );
}

type MeaningProps = MappingTableProps & { column: Column; name: string };

function MeaningSelect({ preview, column, name, onChange }: MeaningProps) {
  const words = useWords({ fa, en });
  const fieldWord = useFieldWords(preview.run.kind);
  const { mapping, fields } = preview;
  const attribute = mapping.attributes.find((one) => one.column === column);
  const options = [
    { value: "", label: words.ignore },
    ...fields.map(({ field }) => ({ value: field, label: fieldWord(field) })),
    ...(preview.run.kind === "customers"
      ? [
          {
            value: attributeWord,
            label: `${words.newAttribute(attribute?.label ?? name)}${attribute ? ` (${words.attributeTypes[attribute.type]})` : ""}`,
          },
        ]
      : []),
  ];
  return (
    <Select
      aria-label={`${words.meaning}: ${name}`}
      data={options}
      value={meaningOf(mapping, column)}
      allowDeselect={false}
      searchable
      comboboxProps={{ withinPortal: true }}
      onChange={(meaning) => onChange(assignColumn(mapping, column, meaning ?? "", name))}
    />
  );
}

import { Table } from "@mantine/core";
import { Bdi } from "../../../platform/ui/bdi.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { Preview } from "../contract.ts";
import { attributeWord, columnsOf, meaningOf } from "./column-meaning.ts";
import styles from "./imports.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useFieldWords } from "./use-field-words.ts";

/** The first rows of a file under what its columns mean, with what is wrong with each. */
export function FirstRows({ preview }: { preview: Preview }) {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  const fieldWord = useFieldWords(preview.run.kind);
  const shown = columnsOf(preview)
    .map((column, position) => ({ position, meaning: meaningOf(preview.mapping, column) }))
    .filter(({ meaning }) => meaning !== "");
  const problems = preview.rows.some(({ problem }) => problem);
  return (
    <Table.ScrollContainer minWidth={500} type="native" tabIndex={0}>
      <Table className={styles["preview"]} verticalSpacing={6} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.row}</Table.Th>
            {problems ? <Table.Th>{words.problem}</Table.Th> : null}
            {shown.map(({ position, meaning }) => (
              <Table.Th key={position}>
                {meaning === attributeWord ? <Bdi>{preview.header[position]}</Bdi> : fieldWord(meaning)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {preview.rows.map(({ row, cells, problem }) => (
            <Table.Tr key={row} data-bad={problem ? true : undefined}>
              <Table.Td c="dimmed">{number(row)}</Table.Td>
              {problems ? <Table.Td data-problem>{problem?.message}</Table.Td> : null}
              {shown.map(({ position }) => (
                <Table.Td key={position}>
                  <Bdi>{cells[position]}</Bdi>
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

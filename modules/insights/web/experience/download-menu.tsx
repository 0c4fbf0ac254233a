import { ActionIcon, Menu } from "@mantine/core";
import { IconFileSpreadsheet, IconFileText, IconTableExport } from "@tabler/icons-react";
import { downloadAddress } from "../../../../platform/ui/api.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { MetricAnswer } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Takes the numbers of an answer away as a file. */
export function DownloadMenu({
  answer,
  narrowed,
  by,
}: {
  answer: MetricAnswer;
  narrowed: Record<string, string>;
  by: string;
}) {
  const words = useWords({ fa, en });
  const { period: _period, ...rest } = narrowed;
  const file = (format: string) =>
    downloadAddress(`/metrics/${answer.metric}/table`, { ...rest, from: answer.from, to: answer.to, by, format });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={words.download}>
          <IconTableExport size={18} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={file("csv")} download leftSection={<IconFileText size={18} stroke={1.6} />}>
          {words.csv}
        </Menu.Item>
        <Menu.Item
          component="a"
          href={file("xlsx")}
          download
          leftSection={<IconFileSpreadsheet size={18} stroke={1.6} />}
        >
          {words.xlsx}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

import { Button, Menu } from "@mantine/core";
import { IconDownload, IconFileSpreadsheet, IconFileText } from "@tabler/icons-react";
import { useAddressFilters } from "../../../../platform/ui/address.ts";
import { downloadAddress } from "../../../../platform/ui/api.ts";
import { useCan } from "../../../../platform/ui/session.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Takes the responses that the page shows as a file, narrowed as they are. */
export function ExportMenu({ survey }: { survey: string }) {
  const words = useWords({ fa, en });
  const may = useCan("surveys.export");
  const [{ response: _opened, ...filters }] = useAddressFilters();
  if (!may) return null;
  const file = (format: string) => downloadAddress(`/surveys/${survey}/responses/export`, { ...filters, format });
  const what = Object.keys(filters).length > 0 ? words.exportShown : words.exportAll;
  return (
    <Menu position="bottom-end" width={300}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={18} stroke={1.6} />}>
          {words.export}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          component="a"
          href={file("xlsx")}
          download
          leftSection={<IconFileSpreadsheet size={18} stroke={1.6} />}
        >
          {words.exportXlsx(what)}
        </Menu.Item>
        <Menu.Item component="a" href={file("csv")} download leftSection={<IconFileText size={18} stroke={1.6} />}>
          {words.exportCsv(what)}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

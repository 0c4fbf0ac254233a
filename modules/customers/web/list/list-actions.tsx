import { ActionIcon, Button, Menu } from "@mantine/core";
import {
  IconAdjustments,
  IconDots,
  IconFileSpreadsheet,
  IconFileText,
  IconFileUpload,
  IconUserPlus,
} from "@tabler/icons-react";
import { useGo } from "../../../../platform/ui/address.ts";
import { downloadAddress, type Query } from "../../../../platform/ui/api.ts";
import { useCan } from "../../../../platform/ui/session.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Adding a customer, and what else can be done with the list: files in and out. */
export function ListActions({ filter, onAdd }: { filter: Query; onAdd: () => void }) {
  const words = useWords({ fa, en });
  const go = useGo();
  const may = {
    add: useCan("customers.write"),
    export: useCan("customers.export"),
    define: useCan("customers.define"),
  };
  const mayImport = useCan("imports.write");
  const file = (format: string) => downloadAddress("/customers/export", { ...filter, format });
  const some = may.export || may.define || mayImport;
  return (
    <>
      {some ? (
        <Menu position="bottom-end" width={240}>
          <Menu.Target>
            <ActionIcon variant="default" size={36} aria-label={words.more}>
              <IconDots size={18} stroke={1.6} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {may.export ? (
              <>
                <Menu.Label>{words.exportTitle}</Menu.Label>
                <Menu.Item
                  component="a"
                  href={file("csv")}
                  download
                  leftSection={<IconFileText size={18} stroke={1.6} />}
                >
                  {words.exportCsv}
                </Menu.Item>
                <Menu.Item
                  component="a"
                  href={file("xlsx")}
                  download
                  leftSection={<IconFileSpreadsheet size={18} stroke={1.6} />}
                >
                  {words.exportXlsx}
                </Menu.Item>
                <Menu.Divider />
              </>
            ) : null}
            {mayImport ? (
              <Menu.Item leftSection={<IconFileUpload size={18} stroke={1.6} />} onClick={() => go("imports")}>
                {words.importFile}
              </Menu.Item>
            ) : null}
            {may.define ? (
              <Menu.Item
                leftSection={<IconAdjustments size={18} stroke={1.6} />}
                onClick={() => go("settings/customer-fields")}
              >
                {words.fields}
              </Menu.Item>
            ) : null}
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {may.add ? (
        <Button leftSection={<IconUserPlus size={18} stroke={1.6} />} onClick={onAdd}>
          {words.add}
        </Button>
      ) : null}
    </>
  );
}

import { ActionIcon, Menu } from "@mantine/core";
import { IconArrowMerge, IconDots, IconDownload, IconEraser } from "@tabler/icons-react";
import { useState } from "react";
import { downloadAddress } from "../../../../platform/ui/api.ts";
import { useCan } from "../../../../platform/ui/session.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { Customer } from "../../contract.ts";
import { EraseDialog } from "./erase-dialog.tsx";
import { MergeDialog } from "./merge-dialog.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

const icon = { size: 18, stroke: 1.6 } as const;

/** Merging, and the rights of the person: a copy of their data, and being forgotten. */
export function CustomerMenu({ customer }: { customer: Customer }) {
  const words = useWords({ fa, en });
  const may = {
    merge: useCan("customers.merge"),
    export: useCan("customers.export"),
    erase: useCan("customers.erase"),
  };
  const [dialog, setDialog] = useState<"merge" | "erase" | null>(null);
  const close = () => setDialog(null);
  if (customer.erased_at || !(may.merge || may.export || may.erase)) return null;
  return (
    <>
      <Menu position="bottom-end" width={250}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={words.menu}>
            <IconDots {...icon} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {may.merge ? (
            <Menu.Item leftSection={<IconArrowMerge {...icon} />} onClick={() => setDialog("merge")}>
              {words.mergeWith}
            </Menu.Item>
          ) : null}
          {may.export ? (
            <Menu.Item
              component="a"
              href={downloadAddress(`/customers/${customer.id}/export`)}
              download
              leftSection={<IconDownload {...icon} />}
            >
              {words.exportPerson}
            </Menu.Item>
          ) : null}
          {may.erase ? (
            <>
              <Menu.Divider />
              <Menu.Item c="var(--bad)" leftSection={<IconEraser {...icon} />} onClick={() => setDialog("erase")}>
                {words.erase}
              </Menu.Item>
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {dialog === "merge" ? <MergeDialog customer={customer} onClose={close} /> : null}
      {dialog === "erase" ? <EraseDialog customer={customer} onClose={close} /> : null}
    </>
  );
}

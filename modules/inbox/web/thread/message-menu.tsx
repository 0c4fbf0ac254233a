import { ActionIcon, Menu } from "@mantine/core";
import { IconArrowForwardUp, IconDots, IconGitBranch } from "@tabler/icons-react";
import { useState } from "react";
import { useCan } from "../../../../platform/ui/session.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { MessageRow } from "../../contract.ts";
import { ForwardDialog } from "../forward/forward-dialog.tsx";
import { en as forwardEn } from "../forward/messages.en.ts";
import { fa as forwardFa } from "../forward/messages.fa.ts";
import { en as joiningEn } from "../joining/messages.en.ts";
import { fa as joiningFa } from "../joining/messages.fa.ts";
import { useJoining } from "../joining/use-joining.ts";
import styles from "./thread.module.css";

/** What can be done with one message: handed on, or a conversation of its own made of it and what follows. */
export function MessageMenu({ row, conversation }: { row: MessageRow; conversation: number }) {
  const words = { ...useWords({ fa: joiningFa, en: joiningEn }), ...useWords({ fa: forwardFa, en: forwardEn }) };
  const mayWrite = useCan("inbox.write");
  const { split } = useJoining();
  const [forwarding, setForwarding] = useState(false);
  if (!mayWrite || row.withdrawn_at) return null;
  return (
    <>
      <Menu position="bottom-end" returnFocus>
        <Menu.Target>
          <ActionIcon className={styles["menu"] ?? ""} variant="subtle" color="gray" size={22} aria-label={words.more}>
            <IconDots size={15} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconArrowForwardUp size={18} stroke={1.6} className="mirror" />}
            onClick={() => setForwarding(true)}
          >
            {words.forward}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconGitBranch size={18} stroke={1.6} />}
            onClick={() => void split(conversation, row.id)}
          >
            {words.split}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {forwarding ? <ForwardDialog row={row} conversation={conversation} onClose={() => setForwarding(false)} /> : null}
    </>
  );
}

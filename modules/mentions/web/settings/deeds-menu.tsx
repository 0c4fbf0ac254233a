import { Button, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { useMentionDeed } from "../mention-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** What can be done with a source or a term: change it, take it away with undo, and what its page adds. */
export function DeedsMenu({ path, onChange, children }: { path: string; onChange: () => void; children?: ReactNode }) {
  const words = useWords({ fa, en });
  const undo = useUndoNotice();
  const remove = useMentionDeed((removed: boolean) => api.put(`${path}/removal`, { removed }), {
    onDone: (_, removed) => removed && undo(words.removed, () => remove.mutate(false)),
  });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="compact-sm" variant="subtle" color="gray" aria-label={words.more}>
          <IconDots size={18} stroke={1.6} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onChange}>{words.change}</Menu.Item>
        {children}
        <Menu.Item onClick={() => remove.mutate(true)}>{words.remove}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

import { ActionIcon, Menu } from "@mantine/core";
import { IconDots, IconUsers } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useChanges } from "../../../../platform/ui/changes.ts";
import { useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { InboxViewRow } from "../../contract.ts";
import { inboxViewsQuery } from "../inbox-calls.ts";
import styles from "../list/list.module.css";
import { useSaving } from "../settings/use-saving.ts";
import type { AddressChange, InboxAddress } from "../use-inbox-address.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { SaveView } from "./save-view.tsx";
import { addressOf, filtersOf, isShown } from "./view-address.ts";

type SavedViewsProps = { address: InboxAddress; onChange: (change: AddressChange) => void };

/** Saved views with their counts, below the views that everybody has; nothing where there are none. */
export function SavedViews({ address, onChange }: SavedViewsProps) {
  const words = useWords({ fa, en });
  const query = useQuery(inboxViewsQuery());
  useChanges(["conversation"], () => void query.refetch());
  const views = query.data?.rows ?? [];
  if (views.length === 0) return null;
  return (
    <nav className={`${styles["views"]} ${styles["saved"]}`} aria-label={words.saved}>
      {views.map((view) => {
        const open = isShown(view, address);
        return (
          <span key={view.id} className={styles["savedView"]}>
            <button
              type="button"
              className={styles["view"]}
              data-open={open || undefined}
              aria-pressed={open}
              onClick={() => onChange(addressOf(view))}
            >
              {view.mine ? null : <IconUsers size={14} stroke={1.6} aria-hidden />}
              <bdi>{view.name}</bdi>
              <Count count={view.count} />
            </button>
            {view.mine ? <ViewMenu view={view} address={address} /> : null}
          </span>
        );
      })}
    </nav>
  );
}

function Count({ count }: { count: number | null }) {
  const format = useFormat();
  if (!count) return null;
  return <span className={styles["count"]}>{count >= 1000 ? `${format.number(999)}+` : format.number(count)}</span>;
}

function ViewMenu({ view, address }: { view: InboxViewRow; address: InboxAddress }) {
  const words = useWords({ fa, en });
  const undo = useUndoNotice();
  const [renaming, setRenaming] = useState(false);
  const path = `/inbox-views/${view.id}`;
  const body = { name: view.name, shared: view.shared, filters: filtersOf(address) };
  const update = useSaving(() => api.put(path, body), { renews: "views", done: words.done(view.name) });
  const restore = useSaving(() => api.post(`${path}/restore`), { renews: "views" });
  const remove = useSaving(() => api.delete(path), {
    renews: "views",
    onDone: () => undo(words.removed(view.name), () => restore.mutate(undefined)),
  });
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={22} aria-label={words.more(view.name)}>
            <IconDots size={14} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {isShown(view, address) ? null : (
            <Menu.Item onClick={() => update.mutate(undefined)}>{words.update}</Menu.Item>
          )}
          <Menu.Item onClick={() => setRenaming(true)}>{words.rename}</Menu.Item>
          <Menu.Item onClick={() => remove.mutate(undefined)}>{words.remove}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {renaming ? <SaveView view={view} onClose={() => setRenaming(false)} /> : null}
    </>
  );
}

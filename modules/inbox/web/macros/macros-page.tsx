import { Button, Group, Modal, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { EmptyState } from "../../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { usePreferences } from "../../../../platform/ui/preferences.tsx";
import { Row, RowMain, Rows } from "../../../../platform/ui/rows.tsx";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { MacroDeeds, MacroRow } from "../../contract.ts";
import { macrosQuery } from "../inbox-calls.ts";
import { en as settingsEn } from "../settings/messages.en.ts";
import { fa as settingsFa } from "../settings/messages.fa.ts";
import styles from "../settings/settings.module.css";
import { useSaving } from "../settings/use-saving.ts";
import { MacroForm } from "./macro-form.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Macros: everybody's and one's own. */
export default function MacrosPage() {
  const words = { ...useWords({ fa: settingsFa, en: settingsEn }), ...useWords({ fa, en }) };
  const [open, setOpen] = useState<MacroRow | "new" | null>(null);
  const list = useQuery(macrosQuery());
  const add = (
    <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={() => setOpen("new")}>
      {words.add}
    </Button>
  );
  const empty = list.data?.rows.length === 0;
  return (
    <Page title={words.title} note={words.note} width="reading" action={empty ? undefined : add}>
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <ListSkeleton rows={4} /> : null}
      {empty ? <EmptyState picture="papers" title={words.emptyTitle} text={words.emptyText} action={add} /> : null}
      <Rows>
        {list.data?.rows.map((macro) => (
          <MacroLine key={macro.id} macro={macro} onChange={() => setOpen(macro)} />
        ))}
      </Rows>
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={open === "new" ? words.add : words.change}
        closeButtonProps={{ "aria-label": words.close }}
      >
        <MacroForm macro={open === "new" ? null : open} onSaved={() => setOpen(null)} />
      </Modal>
    </Page>
  );
}

function MacroLine({ macro, onChange }: { macro: MacroRow; onChange: () => void }) {
  const common = useWords({ fa: settingsFa, en: settingsEn });
  const words = useWords({ fa, en });
  const does = useDoes();
  const undo = useUndoNotice();
  const path = `/macros/${macro.id}`;
  const restore = useSaving(() => api.post(`${path}/restore`), { renews: "macros" });
  const remove = useSaving(() => api.delete(path), {
    renews: "macros",
    onDone: () => undo(words.removed, () => restore.mutate(undefined)),
  });
  return (
    <Row>
      <RowMain>
        <strong style={{ fontWeight: 500 }}>
          <bdi>{macro.name}</bdi>
        </strong>
        <Text size="sm" c="dimmed">
          {does(macro.deeds)}
        </Text>
        {macro.mine ? <div className={styles["sub"]}>{words.mine}</div> : null}
      </RowMain>
      <Group gap={2}>
        <Button variant="subtle" color="gray" size="xs" px={8} onClick={onChange}>
          {common.change}
        </Button>
        <Button variant="subtle" color="gray" size="xs" px={8} onClick={() => remove.mutate(undefined)}>
          {common.remove}
        </Button>
      </Group>
    </Row>
  );
}

/** What a macro does, in a few words. */
function useDoes(): (deeds: MacroDeeds) => string {
  const words = useWords({ fa, en }).does;
  const { language } = usePreferences();
  return (deeds) =>
    [
      deeds.reply ? words.reply : null,
      deeds.note ? words.note : null,
      deeds.add_labels.length + deeds.remove_labels.length > 0 ? words.labels : null,
      deeds.priority === undefined ? null : words.priority,
      deeds.assignee === undefined && deeds.team === undefined ? null : words.assignee,
      deeds.afterwards ? words[deeds.afterwards] : null,
    ]
      .filter(Boolean)
      .join(language === "fa" ? "، " : ", ");
}

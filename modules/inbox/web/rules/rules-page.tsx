import { Button, Modal, Stack, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { EmptyState } from "../../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { RuleBody } from "../../contract.ts";
import { useSaving } from "../settings/use-saving.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { RuleEditor } from "./rule-editor.tsx";
import { RuleRow } from "./rule-row.tsx";
import styles from "./rules.module.css";
import { rulesQuery } from "./rules-calls.ts";
import { RunLog } from "./run-log.tsx";
import { Sentence } from "./sentence.tsx";
import { emptyRule, ruleTemplates } from "./templates.ts";

type Open = { id: number | null; begin: RuleBody } | "choose" | null;

/** Rules that work by themselves: list, order, editor, and what they did. */
export default function RulesPage() {
  const words = useWords({ fa, en });
  const [open, setOpen] = useState<Open>(null);
  const list = useQuery(rulesQuery());
  const order = useSaving((ids: number[]) => api.put("/rules/order", { ids }), { renews: "rules" });
  const rows = list.data?.rows;
  const add = (
    <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={() => setOpen("choose")}>
      {words.add}
    </Button>
  );
  const empty = rows?.length === 0;
  const swap = (at: number, other: number) => () => {
    const ids = rows!.map((rule) => rule.id);
    [ids[at], ids[other]] = [ids[other]!, ids[at]!];
    order.mutate(ids);
  };
  return (
    <Page title={words.title} note={words.note} width="reading" action={empty ? undefined : add}>
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <ListSkeleton rows={4} /> : null}
      {empty ? <EmptyState picture="papers" title={words.emptyTitle} text={words.emptyText} action={add} /> : null}
      <ul className={styles["list"]}>
        {rows?.map((rule, at) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            onChange={() => setOpen({ id: rule.id, begin: rule })}
            onUp={at > 0 ? swap(at, at - 1) : null}
            onDown={at < rows.length - 1 ? swap(at, at + 1) : null}
          />
        ))}
      </ul>
      {rows && !empty ? <RunLog /> : null}
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={open === "choose" ? words.begin : open?.id ? words.edit : words.add}
        size="xl"
        closeButtonProps={{ "aria-label": words.close }}
      >
        {open === "choose" ? <Templates onPick={(begin) => setOpen({ id: null, begin })} /> : null}
        {open && open !== "choose" ? (
          <RuleEditor begin={open.begin} id={open.id} onSaved={() => setOpen(null)} />
        ) : null}
      </Modal>
    </Page>
  );
}

function Templates({ onPick }: { onPick: (begin: RuleBody) => void }) {
  const words = useWords({ fa, en });
  return (
    <Stack gap={10}>
      {ruleTemplates(words).map((template) => (
        <button key={template.name} type="button" className={styles["template"]} onClick={() => onPick(template)}>
          <span className={styles["name"]}>{template.name}</span>
          <Sentence rule={template} />
        </button>
      ))}
      <button type="button" className={styles["template"]} onClick={() => onPick(emptyRule)}>
        <Text span fw="medium">
          {words.fromNothing}
        </Text>
      </button>
    </Stack>
  );
}

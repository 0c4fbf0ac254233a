import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useChanges } from "../../../../platform/ui/changes.ts";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { casesQuery, useCaseDeed } from "../case-calls.ts";
import styles from "../cases.module.css";
import { CaseLine } from "../list/case-line.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { NewCase } from "./new-case.tsx";

/** The cases of one customer, the newest first, and by whose code they came. */
export default function CasesTab({ customerId }: { customerId: number }) {
  const words = useWords({ fa, en });
  const writes = useCan("cases.write");
  const list = useQuery(casesQuery({ view: "all", customer: customerId }));
  useChanges(["case"], () => void list.refetch());
  if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <ListSkeleton rows={3} />;
  return (
    <Stack gap={16}>
      {writes ? <NewCase about={{ customer: customerId }} /> : null}
      {list.data.rows.length === 0 ? <Text c="dimmed">{words.nothing}</Text> : null}
      <ul className={styles["list"]} aria-label={words.cases}>
        {list.data.rows.map((row) => (
          <CaseLine key={row.id} row={row} />
        ))}
      </ul>
      {writes ? <ReferralCode customerId={customerId} /> : null}
    </Stack>
  );
}

function ReferralCode({ customerId }: { customerId: number }) {
  const words = useWords({ fa, en });
  const [code, setCode] = useState("");
  const save = useCaseDeed(
    () => api.post("/referrals", { code, customer: customerId }),
    () => setCode(""),
    words.saved,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim()) save.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Group gap={8} align="flex-end">
        <TextInput
          size="xs"
          label={words.code}
          className="ltr-input"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button size="xs" variant="default" type="submit" disabled={!code.trim()} loading={save.isPending}>
          {words.save}
        </Button>
      </Group>
    </form>
  );
}

import { Badge, Button, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type * as z from "zod";
import { api } from "../../../platform/ui/api.ts";
import { Bdi } from "../../../platform/ui/bdi.tsx";
import { EmptyState } from "../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { Page } from "../../../platform/ui/page.tsx";
import { useCan } from "../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { TimeText } from "../../../platform/ui/time-text.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { type apiKey, apiKeyList } from "../contract.ts";
import { Confirm } from "./confirm.tsx";
import { CreateKey } from "./create-key.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./section.module.css";
import { useSaving } from "./use-saving.ts";

type ApiKey = z.infer<typeof apiKey>;

/** The keys with which other programs reach the brand. */
export default function ApiKeysPage() {
  const words = useWords({ fa, en }).keys;
  const mayChange = useCan("api_keys.write");
  const [creating, setCreating] = useState(false);
  const list = useQuery({
    queryKey: ["api-keys"],
    queryFn: ({ signal }) => api.get("/api-keys", apiKeyList, { signal }),
  });
  const create = mayChange ? (
    <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={() => setCreating(true)}>
      {words.create}
    </Button>
  ) : null;
  const empty = list.data?.rows.length === 0;
  return (
    <Page title={words.title} note={words.note} width="reading" action={empty ? undefined : create}>
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <ListSkeleton rows={4} /> : null}
      {empty ? <EmptyState picture="papers" title={words.emptyTitle} text={words.emptyText} action={create} /> : null}
      <div>
        {list.data?.rows.map((key) => (
          <KeyLine key={key.id} of={key} mayChange={mayChange} />
        ))}
      </div>
      <CreateKey opened={creating} scopes={list.data?.scopes ?? []} onClose={() => setCreating(false)} />
    </Page>
  );
}

function KeyLine({ of, mayChange }: { of: ApiKey; mayChange: boolean }) {
  const words = useWords({ fa, en }).keys;
  const format = useFormat();
  const [ending, setEnding] = useState(false);
  const revoking = useSaving(() => api.delete(`/api-keys/${of.id}`), {
    done: words.revoked,
    renews: ["api-keys"],
    onDone: () => setEnding(false),
  });
  const over = of.revokedAt
    ? words.revokedOn
    : of.expiresAt && Date.parse(of.expiresAt) < Date.now()
      ? words.expired
      : null;
  return (
    <div className={styles["line"]}>
      <div className={styles["grow"]}>
        <Text fw="medium" c={over ? "dimmed" : undefined}>
          <Bdi>{of.name}</Bdi>{" "}
          {over ? (
            <Badge variant="light" color="gray" radius="sm" className={styles["badge"]!}>
              {over}
            </Badge>
          ) : null}
        </Text>
        <Text size="sm" c="dimmed" component="div" className={styles["facts"]!}>
          <Bdi dir="ltr">{of.hint}…</Bdi>
          <span>
            {words.createdBy}: <Bdi>{of.createdBy}</Bdi>
          </span>
          <span>{of.expiresAt ? `${words.expires}: ${format.date(of.expiresAt)}` : words.noEnd}</span>
          <span>
            {of.lastUsedAt ? (
              <>
                {words.lastUsed}: <TimeText at={of.lastUsedAt} />
              </>
            ) : (
              words.neverUsed
            )}
          </span>
        </Text>
        <Text size="xs" c="dimmed">
          <Bdi dir="ltr">{of.scopes.join(" · ")}</Bdi>
        </Text>
      </div>
      {mayChange && !of.revokedAt ? (
        <Button
          variant="subtle"
          color="gray"
          px={10}
          aria-label={words.revokeOf(of.name)}
          onClick={() => setEnding(true)}
        >
          {words.revoke}
        </Button>
      ) : null}
      <Confirm
        opened={ending}
        title={words.revokeTitle(of.name)}
        text={words.revokeText}
        deed={words.revoke}
        busy={revoking.isPending}
        onConfirm={() => revoking.mutate(undefined)}
        onClose={() => setEnding(false)}
      />
    </div>
  );
}

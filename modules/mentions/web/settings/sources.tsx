import { Button, Group, Menu, Modal, Text, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { Row, RowMain, Rows } from "../../../../platform/ui/rows.tsx";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { TimeText } from "../../../../platform/ui/time-text.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type Source, type SourceKind, secretRenewed } from "../../contract.ts";
import { sourcesQuery, useMentionDeed } from "../mention-calls.ts";
import styles from "../mentions.module.css";
import { DeedsMenu } from "./deeds-menu.tsx";
import { HookSecret } from "./hook-secret.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { SourceFile } from "./source-file.tsx";
import { SourceForm } from "./source-form.tsx";

type Open = { do: "form"; source: Source | null } | { do: "file"; source: Source } | null;
type Secret = { id: number; text: string } | null;

/** Where the brand listens. */
export function Sources() {
  const all = useWords({ fa, en });
  const words = all.sources;
  const { data, error, refetch } = useQuery(sourcesQuery());
  const [open, setOpen] = useState<Open>(null);
  const [secret, setSecret] = useState<Secret>(null);
  const rows = data?.rows;
  const title = open?.do === "file" ? words.sendFile : open?.source ? all.change : words.which;
  return (
    <section>
      <Group justify="space-between">
        <Title order={2}>{words.title}</Title>
        <Button
          size="xs"
          leftSection={<IconPlus size={16} stroke={1.6} />}
          onClick={() => setOpen({ do: "form", source: null })}
        >
          {words.add}
        </Button>
      </Group>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data || error ? null : <ListSkeleton rows={2} />}
      {rows?.length === 0 ? (
        <Text size="sm" c="dimmed">
          {words.empty}
        </Text>
      ) : null}
      {rows?.length ? (
        <Rows>
          {rows.map((source) => (
            <Line key={source.id} source={source} onOpen={setOpen} onSecret={setSecret} />
          ))}
        </Rows>
      ) : null}
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={title}
        size="lg"
        closeButtonProps={{ "aria-label": all.close }}
      >
        {open?.do === "form" ? (
          <SourceForm
            kept={open.source}
            onSaved={(made) => {
              setOpen(null);
              if (made) setSecret(made);
            }}
          />
        ) : null}
        {open?.do === "file" ? <SourceFile source={open.source} /> : null}
      </Modal>
      <HookSecret
        path={rows?.find(({ id }) => id === secret?.id)?.hook_path ?? null}
        secret={secret?.text ?? null}
        onClose={() => setSecret(null)}
      />
    </section>
  );
}

type LineProps = { source: Source; onOpen: (open: Open) => void; onSecret: (secret: Secret) => void };

function Line({ source, onOpen, onSecret }: LineProps) {
  const all = useWords({ fa, en });
  const words = all.sources;
  const format = useFormat();
  const path = `/mention-sources/${source.id}`;
  const renew = useMentionDeed(() => api.put(`${path}/secret`, undefined, secretRenewed), {
    done: words.renewed,
    onDone: ({ secret }) => onSecret({ id: source.id, text: secret }),
  });
  const kind: SourceKind = source.kind;
  return (
    <Row>
      <RowMain>
        <Text fw={500} component="div">
          <bdi>{source.name}</bdi>
        </Text>
        <Text size="sm" c="dimmed" component="div">
          {words.kinds[kind]} · {all.found(format.number(source.found))}
          {source.address ? (
            <div className={styles["address"]}>
              <bdi dir="ltr">{source.address}</bdi>
            </div>
          ) : null}
          {kind === "feed" ? (
            <div>
              {source.checked_at ? (
                <>
                  {words.checked}: <TimeText at={source.checked_at} />
                </>
              ) : (
                words.never
              )}
            </div>
          ) : null}
        </Text>
        {source.problem ? (
          <Text size="sm" c="var(--bad)">
            {words.problems[source.problem]}
          </Text>
        ) : null}
      </RowMain>
      <Group gap={4}>
        {kind === "file" ? (
          <Button size="compact-sm" variant="light" onClick={() => onOpen({ do: "file", source })}>
            {words.sendFile}
          </Button>
        ) : null}
        <DeedsMenu path={path} onChange={() => onOpen({ do: "form", source })}>
          {kind === "hook" ? <Menu.Item onClick={() => renew.mutate(undefined)}>{words.renew}</Menu.Item> : null}
        </DeedsMenu>
      </Group>
    </Row>
  );
}

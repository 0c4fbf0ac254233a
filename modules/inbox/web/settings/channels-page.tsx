import { Button, Modal, Stack, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { CopyLine } from "../../../../platform/ui/copy-line.tsx";
import { EmptyState } from "../../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { Rows } from "../../../../platform/ui/rows.tsx";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ChannelAccount } from "../../contract.ts";
import { channelsQuery } from "../inbox-calls.ts";
import { ChannelIcon } from "../parts/channel-icon.tsx";
import { ChannelForm } from "./channel-form.tsx";
import { type ChannelKind, channelKinds } from "./channel-kinds.ts";
import { ChannelRow } from "./channel-row.tsx";
import { LineOrder } from "./line-order.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./settings.module.css";

type Step =
  | { do: "which" }
  | { do: "form"; kind: ChannelKind; account: ChannelAccount | null }
  | { do: "hook"; path: string };

/** The channels of the brand: connected, tested, paused, taken off. */
export default function ChannelsPage() {
  const words = useWords({ fa, en });
  const [step, setStep] = useState<Step | null>(null);
  const list = useQuery(channelsQuery());
  const close = () => setStep(null);
  const add = (
    <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={() => setStep({ do: "which" })}>
      {words.channels.add}
    </Button>
  );
  const empty = list.data?.rows.length === 0;
  const title =
    step?.do === "hook"
      ? words.channels.hookTitle
      : step?.do === "form"
        ? words.kinds[step.kind]
        : words.channels.which;
  return (
    <Page title={words.channels.title} note={words.channels.note} width="reading" action={empty ? undefined : add}>
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <ListSkeleton rows={3} /> : null}
      {empty ? (
        <EmptyState picture="link" title={words.channels.emptyTitle} text={words.channels.emptyText} action={add} />
      ) : null}
      <Rows>
        {list.data?.rows.map((account) => (
          <ChannelRow
            key={account.id}
            account={account}
            onHook={(path) => setStep({ do: "hook", path })}
            onChange={() => setStep({ do: "form", kind: account.kind as ChannelKind, account })}
          />
        ))}
      </Rows>
      <LineOrder accounts={list.data?.rows ?? []} />
      <Modal
        opened={step !== null}
        onClose={close}
        size="lg"
        title={title}
        closeButtonProps={{ "aria-label": words.close }}
      >
        {step?.do === "which" ? <Kinds onPick={(kind) => setStep({ do: "form", kind, account: null })} /> : null}
        {step?.do === "form" && step.kind in channelKinds ? (
          <ChannelForm
            key={step.kind}
            kind={step.kind}
            account={step.account}
            onSaved={({ hook_path: path }) => setStep(path ? { do: "hook", path } : null)}
          />
        ) : null}
        {step?.do === "hook" ? <Hook path={step.path} /> : null}
      </Modal>
    </Page>
  );
}

const signs: Record<ChannelKind, string> = {
  kavenegar: "sms",
  smsir: "sms",
  ippanel: "sms",
  melipayamak: "sms",
  ghasedak: "sms",
  generic_sms: "sms",
  telegram: "telegram",
  bale: "bale",
  bale_safir: "bale_safir",
  rubika: "rubika",
  eitaa: "eitaa",
  whatsapp: "whatsapp",
  instagram: "instagram",
  messenger: "messenger",
  email: "email",
};

function Kinds({ onPick }: { onPick: (kind: ChannelKind) => void }) {
  const words = useWords({ fa, en });
  return (
    <div className={styles["kinds"]}>
      {(Object.keys(channelKinds) as ChannelKind[]).map((kind) => (
        <button key={kind} type="button" className={styles["kind"]} onClick={() => onPick(kind)}>
          <ChannelIcon channel={signs[kind]} size={24} told={false} />
          <span>
            <span style={{ display: "block", fontWeight: 500 }}>{words.kinds[kind]}</span>
            <span className={styles["sub"]}>{words.kindNotes[kind]}</span>
          </span>
        </button>
      ))}
    </div>
  );
}

function Hook({ path }: { path: string }) {
  const words = useWords({ fa, en });
  return (
    <Stack gap={12}>
      <Text size="sm" c="dimmed">
        {words.channels.hookText}
      </Text>
      <CopyLine text={`${location.origin}${path}`} />
    </Stack>
  );
}

import { Button, Modal } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { DetailPanel } from "../../../platform/ui/detail-panel.tsx";
import { EmptyState } from "../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { Page } from "../../../platform/ui/page.tsx";
import { Rows } from "../../../platform/ui/rows.tsx";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { Webhook } from "../contract/webhooks.ts";
import { DeliveryLog } from "./delivery-log.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { webhooksQuery } from "./outlet-calls.ts";
import { SecretOnce } from "./secret-once.tsx";
import { WebhookForm } from "./webhook-form.tsx";
import { WebhookLine } from "./webhook-line.tsx";

/** «خبر به برنامه‌های دیگر»: which programs are told what, how that goes, and what was told. */
export default function WebhooksPage() {
  const words = useWords({ fa, en });
  const { data, error, refetch } = useQuery(webhooksQuery());
  const [form, setForm] = useState<Webhook | "new" | null>(null);
  const [secret, setSecret] = useState<{ text: string; renewed: boolean } | null>(null);
  const [logOf, setLogOf] = useState<Webhook | null>(null);
  const add = (
    <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={() => setForm("new")}>
      {words.add}
    </Button>
  );
  return (
    <Page width="reading" title={words.title} note={words.note} action={data?.length ? add : undefined}>
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data || error ? null : <ListSkeleton rows={3} />}
      {data?.length === 0 ? (
        <EmptyState picture="link" title={words.empty.title} text={words.empty.text} action={add} />
      ) : null}
      {data?.length ? (
        <Rows>
          {data.map((webhook) => (
            <WebhookLine
              key={webhook.id}
              webhook={webhook}
              onEdit={() => setForm(webhook)}
              onLog={() => setLogOf(webhook)}
              onRenewed={(text) => setSecret({ text, renewed: true })}
            />
          ))}
        </Rows>
      ) : null}
      <Modal
        opened={form !== null}
        onClose={() => setForm(null)}
        title={form === "new" ? words.add : words.change}
        size="lg"
        closeButtonProps={{ "aria-label": words.close }}
      >
        {form ? (
          <WebhookForm
            kept={form === "new" ? null : form}
            onSaved={(text) => {
              setForm(null);
              if (text) setSecret({ text, renewed: false });
            }}
          />
        ) : null}
      </Modal>
      <SecretOnce secret={secret} onClose={() => setSecret(null)} />
      <DetailPanel
        opened={logOf !== null}
        onClose={() => setLogOf(null)}
        title={`${words.deliveries.title}: ${logOf?.name ?? ""}`}
      >
        {logOf ? <DeliveryLog webhook={logOf} /> : null}
      </DetailPanel>
    </Page>
  );
}

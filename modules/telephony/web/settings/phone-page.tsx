import { Button, Modal } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useChanges } from "../../../../platform/ui/changes.ts";
import { DetailPanel } from "../../../../platform/ui/detail-panel.tsx";
import { EmptyState } from "../../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { Rows } from "../../../../platform/ui/rows.tsx";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { Exchange, ExchangeMade } from "../../contract.ts";
import { exchangesQuery } from "../phone-calls.ts";
import { ExchangeForm } from "./exchange-form.tsx";
import { ExchangeLine } from "./exchange-line.tsx";
import { ExtensionsPanel } from "./extensions-panel.tsx";
import { type HookOnce, HookOnceDialog } from "./hook-once.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** «مرکز تلفن»: connecting exchanges step by step, how they stand, and whose telephone is whose. */
export default function PhonePage() {
  const words = useWords({ fa, en });
  const { data, error, refetch } = useQuery(exchangesQuery());
  useChanges(["phone-exchange"], () => void refetch());
  const [form, setForm] = useState<Exchange | "new" | null>(null);
  const [hook, setHook] = useState<HookOnce | null>(null);
  const [extensionsOf, setExtensionsOf] = useState<Exchange | null>(null);
  const saved = (made: ExchangeMade | null) => {
    setForm(null);
    if (made?.hook_path && made.hook_password)
      setHook({ path: made.hook_path, user: String(made.settings["hook_user"] ?? ""), password: made.hook_password });
  };
  const add = (
    <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={() => setForm("new")}>
      {words.add}
    </Button>
  );
  return (
    <Page width="reading" title={words.title} note={words.note} action={data?.length ? add : undefined}>
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data || error ? null : <ListSkeleton rows={2} />}
      {data?.length === 0 ? (
        <EmptyState picture="link" title={words.empty.title} text={words.empty.text} action={add} />
      ) : null}
      {data?.length ? (
        <Rows>
          {data.map((exchange) => (
            <ExchangeLine
              key={exchange.id}
              exchange={exchange}
              onEdit={() => setForm(exchange)}
              onExtensions={() => setExtensionsOf(exchange)}
              onHook={setHook}
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
        {form ? <ExchangeForm kept={form === "new" ? null : form} onSaved={saved} /> : null}
      </Modal>
      <HookOnceDialog hook={hook} onClose={() => setHook(null)} />
      <DetailPanel
        opened={extensionsOf !== null}
        onClose={() => setExtensionsOf(null)}
        title={`${words.extensions.title}: ${extensionsOf?.name ?? ""}`}
      >
        {extensionsOf ? <ExtensionsPanel exchange={extensionsOf} /> : null}
      </DetailPanel>
    </Page>
  );
}

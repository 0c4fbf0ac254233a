import { Button, Group, Modal } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useGo } from "../../../platform/ui/address.ts";
import { EmptyState } from "../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { Page } from "../../../platform/ui/page.tsx";
import { Rows } from "../../../platform/ui/rows.tsx";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { SecretOnce } from "./secret-once.tsx";
import { ShopLine } from "./shop-line.tsx";
import { shopsQuery } from "./shops-calls.ts";
import { SourceForm } from "./source-form.tsx";
import { WooForm } from "./woo-form.tsx";

type Made = { id: number; secret: string };

/** «فروشگاه و برنامه‌های دیگر»: what tells us of orders, customers and products, and how each stands. */
export default function ShopsPage() {
  const words = useWords({ fa, en });
  const go = useGo();
  const { data, error, refetch } = useQuery(shopsQuery());
  const [form, setForm] = useState<"woo" | "source" | null>(null);
  const [made, setMade] = useState<Made | null>(null);
  const add = (
    <Group gap="xs" justify="center">
      <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={() => setForm("woo")}>
        {words.addWoo}
      </Button>
      <Button variant="default" onClick={() => setForm("source")}>
        {words.addSource}
      </Button>
    </Group>
  );
  const saved = (one: Made | null) => {
    setForm(null);
    setMade(one);
  };
  return (
    <Page width="reading" title={words.title} note={words.note} action={data?.length ? add : undefined}>
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data || error ? null : <ListSkeleton rows={3} />}
      {data?.length === 0 ? (
        <EmptyState picture="boxes" title={words.empty.title} text={words.empty.text} action={add} />
      ) : null}
      {data?.length ? (
        <Rows>
          {data.map((shop) => (
            <ShopLine key={shop.id} shop={shop} />
          ))}
        </Rows>
      ) : null}
      <Modal
        opened={form !== null}
        onClose={() => setForm(null)}
        title={form === "woo" ? words.form.woo : words.form.source}
        size="lg"
        closeButtonProps={{ "aria-label": words.close }}
      >
        {form === "woo" ? <WooForm kept={null} onSaved={saved} /> : null}
        {form === "source" ? <SourceForm kept={null} onSaved={saved} /> : null}
      </Modal>
      <SecretOnce
        secret={made && { text: made.secret, renewed: false }}
        onClose={() => {
          if (made) go(`settings/shops/${made.id}`);
          setMade(null);
        }}
      />
    </Page>
  );
}

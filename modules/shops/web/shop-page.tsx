import { Alert, Group, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAddressPart } from "../../../platform/ui/address.ts";
import { BrandLink } from "../../../platform/ui/brand-link.tsx";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { Page } from "../../../platform/ui/page.tsx";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { TimeText } from "../../../platform/ui/time-text.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { Shop } from "../contract/shops.ts";
import { DeliveryLog } from "./delivery-log.tsx";
import { MappingEditor } from "./mapping-editor.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { ShopDeeds } from "./shop-deeds.tsx";
import { Standing } from "./shop-line.tsx";
import { shopQuery } from "./shops-calls.ts";
import { SourceHow } from "./source-how.tsx";
import { SyncPanel } from "./sync-panel.tsx";
import { WooConnection } from "./woo-connection.tsx";
import { WooSteps } from "./woo-steps.tsx";

/** One shop or source: how it stands, how it is set up, and what came. */
export default function ShopPage() {
  const words = useWords({ fa, en });
  const { data: shop, error, refetch } = useQuery(shopQuery(useAddressPart("id")));
  const [sample, setSample] = useState("");
  return (
    <Page
      width={shop?.webhook ? "full" : "reading"}
      title={shop?.name ?? words.title}
      note={<BrandLink path="settings/shops">{words.title}</BrandLink>}
      action={
        shop ? (
          <Group gap={8}>
            <Standing shop={shop} />
            <ShopDeeds shop={shop} />
          </Group>
        ) : undefined
      }
    >
      {error && !shop ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {shop || error ? null : <ListSkeleton rows={5} />}
      {shop ? (
        <Stack gap={32}>
          <Warnings shop={shop} />
          {shop.woo ? (
            <>
              <WooConnection shop={shop} />
              <SyncPanel shop={shop} />
              <WooSteps shop={shop} />
            </>
          ) : (
            <>
              <MappingEditor shop={shop} sample={sample} onSample={setSample} />
              <SourceHow shop={shop} />
            </>
          )}
          <section>
            <Title order={2} mb={12}>
              {words.log.title}
            </Title>
            <DeliveryLog shop={shop} onSample={shop.webhook ? setSample : null} />
          </section>
        </Stack>
      ) : null}
    </Page>
  );
}

function Warnings({ shop }: { shop: Shop }) {
  const words = useWords({ fa, en });
  const wrong = shop.refused_at && (!shop.heard_at || shop.refused_at > shop.heard_at) ? shop.refused_at : null;
  return wrong || shop.old_secret_until ? (
    <Stack gap={10}>
      {wrong ? (
        <Alert variant="light" color="red">
          {words.refused} <TimeText at={wrong} />. {words.refusedNote}
        </Alert>
      ) : null}
      {shop.old_secret_until ? (
        <Text size="sm" c="dimmed" component="div">
          {words.oldSecret} <TimeText at={shop.old_secret_until} />
        </Text>
      ) : null}
    </Stack>
  ) : null;
}

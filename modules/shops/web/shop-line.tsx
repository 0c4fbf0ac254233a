import { Badge, Group, Stack, Text } from "@mantine/core";
import { Bdi } from "../../../platform/ui/bdi.tsx";
import { BrandLink } from "../../../platform/ui/brand-link.tsx";
import { Row, RowMain } from "../../../platform/ui/rows.tsx";
import { TimeText } from "../../../platform/ui/time-text.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { Shop } from "../contract/shops.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { ShopDeeds } from "./shop-deeds.tsx";
import styles from "./shops.module.css";

/** A shop or source in a line: what it is, how it stands, and its page. */
export function ShopLine({ shop }: { shop: Shop }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const { woo, webhook } = shop;
  return (
    <Row>
      <RowMain>
        <Stack gap={4}>
          <Group gap={8}>
            <BrandLink path={`settings/shops/${shop.id}`} fw={500}>
              {shop.name}
            </BrandLink>
            <Standing shop={shop} />
          </Group>
          <Text size="sm" c="dimmed" component="div" className={styles["address"] ?? ""}>
            {words.kinds[shop.kind]} · {woo ? <Bdi dir="ltr">{woo.address}</Bdi> : words.takes[webhook!.takes]}
          </Text>
          <Text size="sm" c="dimmed" component="div">
            {shop.heard_at ? (
              <>
                {words.heard} <TimeText at={shop.heard_at} />
              </>
            ) : (
              words.states.silent
            )}
            {shop.waiting > 0 ? ` · ${words.waiting(format.number(shop.waiting))}` : null}
            {shop.failed > 0 ? ` · ${words.failed(format.number(shop.failed))}` : null}
          </Text>
        </Stack>
      </RowMain>
      <ShopDeeds shop={shop} />
    </Row>
  );
}

type State = "works" | "silent" | "problem" | "paused" | "mapping";

/** How a shop stands, the worst first. */
function stateOf({ paused_at, woo, webhook, heard_at, failed }: Shop): State {
  if (paused_at) return "paused";
  if (webhook && Object.keys(webhook.mapping).length === 0) return "mapping";
  if (woo?.problem || failed > 0 || (woo?.hooks?.disabled.length ?? 0) > 0) return "problem";
  return heard_at || woo?.asked_at ? "works" : "silent";
}

const colours: Record<State, string> = {
  works: "firuze",
  silent: "gray",
  problem: "red",
  paused: "gray",
  mapping: "yellow",
};

/** How a shop stands, as a mark beside its name. */
export function Standing({ shop }: { shop: Shop }) {
  const words = useWords({ fa, en });
  const state = stateOf(shop);
  return (
    <Badge variant="light" color={colours[state]}>
      {words.states[state]}
    </Badge>
  );
}

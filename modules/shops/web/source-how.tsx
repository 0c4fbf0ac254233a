import { Stack, Text, Title } from "@mantine/core";
import { CopyLine } from "../../../platform/ui/copy-line.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { Shop } from "../contract/shops.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./shops.module.css";

/** How another program sends: where to, and by what it is known. */
export function SourceHow({ shop }: { shop: Shop }) {
  const { source } = useWords({ fa, en });
  return (
    <section>
      <Title order={2} mb={12}>
        {source.how}
      </Title>
      <Stack gap={8}>
        <Text>{source.address}</Text>
        <CopyLine text={shop.hook_address} />
        <Text size="sm">{source.post}</Text>
        <Text size="sm">{source.signed}</Text>
        <code className={styles["code"]} dir="ltr">
          hamdel-signature: t=1790000000,v1=5f2c…
        </code>
        {shop.webhook?.plain ? <Text size="sm">{source.plain}</Text> : null}
        <Text size="sm">{source.delivery}</Text>
      </Stack>
    </section>
  );
}

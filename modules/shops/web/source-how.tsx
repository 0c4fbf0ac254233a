import { Stack, Text, Title } from "@mantine/core";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { Shop } from "../contract/shops.ts";
import { CopyLine } from "./copy-line.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

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
        {shop.webhook?.plain ? <Text size="sm">{source.plain}</Text> : null}
        <Text size="sm">{source.delivery}</Text>
      </Stack>
    </section>
  );
}

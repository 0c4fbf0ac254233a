import { Stack, Text, Title } from "@mantine/core";
import { CopyLine } from "../../../platform/ui/copy-line.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { Shop } from "../contract/shops.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./shops.module.css";

/** What to choose in WooCommerce, step by step. */
export function WooSteps({ shop }: { shop: Shop }) {
  const { steps } = useWords({ fa, en });
  return (
    <section>
      <Title order={2} mb={12}>
        {steps.title}
      </Title>
      <ol className={styles["steps"]}>
        <li>{steps.key}</li>
        <li>{steps.test}</li>
        <li>{steps.auto}</li>
        <li>
          <Stack gap={8}>
            <span>{steps.hand}</span>
            <span>{steps.topics}</span>
            <Text size="sm" c="dimmed">
              {steps.address}
            </Text>
            <CopyLine text={shop.hook_address} />
            <Text size="sm" c="dimmed">
              {steps.secret}
            </Text>
          </Stack>
        </li>
        <li>{steps.read}</li>
      </ol>
    </section>
  );
}

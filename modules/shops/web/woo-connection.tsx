import { Alert, Button, Group, Stack, Text, Title } from "@mantine/core";
import { api } from "../../../platform/ui/api.ts";
import { Bdi } from "../../../platform/ui/bdi.tsx";
import { TimeText } from "../../../platform/ui/time-text.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { hooksMade, type Shop, tested, topics } from "../contract/shops.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useShopDeed } from "./shops-calls.ts";

/** Whether a WooCommerce shop answers and calls us, with what is wrong in plain words. */
export function WooConnection({ shop }: { shop: Shop }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const path = `/woocommerce-shops/${shop.id}`;
  const test = useShopDeed(() => api.post(`${path}/test`, undefined, tested));
  const mend = useShopDeed(() => api.put(`${path}/hooks`, undefined, hooksMade));
  const { asked_at, problem, currency } = shop.woo!;
  const said = mend.data?.problem ?? problem;
  return (
    <section>
      <Title order={2} mb={8}>
        {words.woo.connection}
      </Title>
      <Stack gap={10} align="flex-start">
        {said ? (
          <Alert variant="light" color="red">
            {words.problems[said]}
          </Alert>
        ) : null}
        {test.data?.ok ? <Text c="var(--good)">{words.woo.ok(format.number(test.data.orders ?? 0))}</Text> : null}
        {mend.data && !mend.data.problem ? <Text c="var(--good)">{words.woo.mended}</Text> : null}
        <Text size="sm" c="dimmed" component="div">
          {asked_at ? (
            <>
              {words.woo.asked} <TimeText at={asked_at} />
            </>
          ) : (
            words.woo.never
          )}
          {currency ? (
            <>
              {" · "}
              <Bdi>{words.woo.currency(currency)}</Bdi>
            </>
          ) : null}
        </Text>
        <Hooks shop={shop} />
        <Group gap={8}>
          <Button variant="light" loading={test.isPending} onClick={() => test.mutate(undefined)}>
            {words.woo.test}
          </Button>
          <Button variant="default" loading={mend.isPending} onClick={() => mend.mutate(undefined)}>
            {words.woo.mend}
          </Button>
        </Group>
      </Stack>
    </section>
  );
}

function Hooks({ shop }: { shop: Shop }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const hooks = shop.woo!.hooks;
  if (!hooks) return <Text size="sm">{words.woo.hooksUnknown}</Text>;
  const names = (list: readonly string[]) =>
    list
      .map((topic) =>
        topic
          .split(".")
          .map((part) => words.log.topics[part] ?? part)
          .join(" "),
      )
      .join("، ");
  const all = format.number(topics.length);
  return (
    <Stack gap={4}>
      <Text size="sm">{words.woo.hooksWork(format.number(hooks.working.length), all)}</Text>
      {hooks.disabled.length > 0 ? (
        <Alert variant="light" color="red">
          {words.woo.hooksOff} {names(hooks.disabled)}
          <br />
          {words.woo.hooksMeanwhile}
        </Alert>
      ) : null}
      {hooks.missing.length > 0 ? (
        <Text size="sm" c="dimmed">
          {words.woo.hooksMissing} {names(hooks.missing)}. {words.woo.hooksMeanwhile}
        </Text>
      ) : null}
    </Stack>
  );
}

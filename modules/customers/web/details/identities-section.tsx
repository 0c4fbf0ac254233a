import { ActionIcon, Button, Checkbox, Menu, Popover, Select, Stack, Text, TextInput } from "@mantine/core";
import { IconArrowsSplit, IconCircleCheck, IconDots, IconPlus } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import * as z from "zod";
import { useGo } from "../../../../platform/ui/address.ts";
import { api } from "../../../../platform/ui/api.ts";
import { useErrorText } from "../../../../platform/ui/error-state.tsx";
import { useNotice } from "../../../../platform/ui/notices.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type Customer, type IdentityRow, identityTypes } from "../../contract.ts";
import { customerKeys } from "../customer-calls.ts";
import { Copyable } from "../parts/copyable.tsx";
import { shownPhone } from "../parts/shown-phone.ts";
import { useCustomerWords } from "../parts/use-customer-words.ts";
import styles from "./details.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { Section } from "./section.tsx";

/** What a customer is known by. */
export function IdentitiesSection({ customer, disabled }: { customer: Customer; disabled: boolean }) {
  const words = useWords({ fa, en });
  return (
    <Section
      title={words.identities}
      hint={words.identitiesHint}
      action={disabled ? null : <NewIdentity customerId={customer.id} />}
    >
      <ul className={styles["rows"]}>
        {customer.identities.map((identity) => (
          <Identity key={identity.id} identity={identity} customer={customer} />
        ))}
      </ul>
    </Section>
  );
}

function Identity({ identity, customer }: { identity: IdentityRow; customer: Customer }) {
  const words = { ...useCustomerWords(), ...useWords({ fa, en }) };
  const maySeparate = useCan("customers.merge") && customer.identities.length > 1 && !customer.erased_at;
  const cache = useQueryClient();
  const notice = useNotice();
  const go = useGo();
  const separate = useMutation({
    mutationFn: () =>
      api.post(`/customers/${customer.id}/identities/${identity.id}/separate`, {}, z.object({ id: z.number() })),
    onSuccess: async ({ id }) => {
      notice.done(words.separated);
      await cache.invalidateQueries({ queryKey: customerKeys.all() });
      go(`customers/${id}`);
    },
    onError: notice.failed,
  });
  return (
    <li>
      <span className={styles["type"]}>{words.identityTypes[identity.type]}</span>
      <Copyable value={identity.value} shown={shownPhone(identity.shown)} />
      {identity.verified_at ? (
        <span className={styles["verified"]}>
          <IconCircleCheck size={15} stroke={1.6} aria-hidden />
          {words.verified}
        </span>
      ) : null}
      <span className={styles["spring"]} />
      {identity.source ? (
        <Text span size="xs" c="dimmed">
          {words.cameFrom((words.sources as Record<string, string>)[identity.source] ?? identity.source)}
        </Text>
      ) : null}
      {maySeparate ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={`${words.identities}: ${identity.shown}`}>
              <IconDots size={16} stroke={1.6} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconArrowsSplit size={18} stroke={1.6} />} onClick={() => separate.mutate()}>
              {words.separate}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </li>
  );
}

function NewIdentity({ customerId }: { customerId: number }) {
  const words = { ...useCustomerWords(), ...useWords({ fa, en }) };
  const errorText = useErrorText();
  const cache = useQueryClient();
  const [opened, setOpened] = useState(false);
  const [type, setType] = useState<string | null>("phone");
  const [value, setValue] = useState("");
  const [verified, setVerified] = useState(false);
  const add = useMutation({
    mutationFn: () => api.post(`/customers/${customerId}/identities`, { type, value, verified }),
    onSuccess: async () => {
      setOpened(false);
      setValue("");
      setVerified(false);
      await cache.invalidateQueries({ queryKey: customerKeys.part("one", customerId) });
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (value.trim()) add.mutate();
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={280} trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconPlus size={16} stroke={1.6} />}
          onClick={() => setOpened(!opened)}
        >
          {words.addIdentity}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={submit}>
          <Stack gap={12}>
            <Select
              label={words.identityType}
              allowDeselect={false}
              data={identityTypes
                .filter((one) => one !== "visitor")
                .map((one) => ({ value: one, label: words.identityTypes[one] }))}
              value={type}
              onChange={setType}
              comboboxProps={{ withinPortal: false }}
            />
            <TextInput
              data-autofocus
              className="ltr-input"
              label={words.identityValue}
              maxLength={300}
              value={value}
              onChange={(event) => {
                add.reset();
                setValue(event.currentTarget.value);
              }}
              error={add.error ? errorText(add.error) : undefined}
            />
            <Checkbox
              size="xs"
              label={words.verify}
              checked={verified}
              onChange={(event) => setVerified(event.currentTarget.checked)}
            />
            <Button type="submit" disabled={!value.trim()} loading={add.isPending}>
              {words.addIdentity}
            </Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useGo } from "../../../../platform/ui/address.ts";
import { api } from "../../../../platform/ui/api.ts";
import { useNotice } from "../../../../platform/ui/notices.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { Customer } from "../../contract.ts";
import { customerKeys } from "../customer-calls.ts";
import { useCustomerName, useCustomerWords } from "../parts/use-customer-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Erasing a person cannot be undone: their name is typed first. */
export function EraseDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const words = { ...useCustomerWords(), ...useWords({ fa, en }) };
  const name = useCustomerName()(customer);
  const [typed, setTyped] = useState("");
  const cache = useQueryClient();
  const notice = useNotice();
  const go = useGo();
  const erase = useMutation({
    mutationFn: () => api.post(`/customers/${customer.id}/erasure`),
    onSuccess: async () => {
      notice.done(words.erasedNow);
      go("customers");
      cache.removeQueries({ queryKey: customerKeys.part("one", customer.id) });
      await cache.invalidateQueries({ queryKey: customerKeys.all() });
    },
    onError: notice.failed,
  });
  const sure = typed.trim() === name.trim();
  function submit(event: FormEvent) {
    event.preventDefault();
    if (sure) erase.mutate();
  }
  return (
    <Modal opened onClose={onClose} title={words.eraseTitle}>
      <form onSubmit={submit}>
        <Stack gap={16}>
          <Text size="sm">{words.eraseWhat}</Text>
          <TextInput
            data-autofocus
            autoComplete="off"
            label={words.eraseType(name)}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              {words.cancel}
            </Button>
            <Button type="submit" color="red" disabled={!sure} loading={erase.isPending}>
              {words.eraseDo}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

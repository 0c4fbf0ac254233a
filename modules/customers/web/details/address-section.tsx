import { Button, Group, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useErrorText } from "../../../../platform/ui/error-state.tsx";
import { useNotice, useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { Customer, PostalAddressBody } from "../../contract.ts";
import { customerQuery } from "../customer-calls.ts";
import styles from "./details.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { Section } from "./section.tsx";

type Said = { lines: string; city: string; province: string; postal_code: string };

/** Where letters reach a customer. */
export function AddressSection({ customer, disabled }: { customer: Customer; disabled: boolean }) {
  const words = useWords({ fa, en });
  const { save, remove } = useAddress(customer);
  const { address } = customer;
  return (
    <Section
      title={words.address}
      hint={words.addressHint}
      action={
        address && !disabled ? (
          <Button size="xs" variant="subtle" color="gray" loading={remove.isPending} onClick={() => remove.mutate()}>
            {words.removeAddress}
          </Button>
        ) : null
      }
    >
      {disabled && !address ? <Text c="dimmed">{words.noAddress}</Text> : null}
      {disabled && !address ? null : (
        <AddressForm key={address?.changed_at ?? "none"} customer={customer} disabled={disabled} save={save} />
      )}
    </Section>
  );
}

type FormProps = { customer: Customer; disabled: boolean; save: ReturnType<typeof useAddress>["save"] };

function AddressForm({ customer: { address, city }, disabled, save }: FormProps) {
  const words = useWords({ fa, en });
  const errorText = useErrorText();
  const before: Said = {
    lines: address?.lines ?? "",
    city: address?.city ?? city ?? "",
    province: address?.province ?? "",
    postal_code: address?.postal_code ?? "",
  };
  const [said, setSaid] = useState(before);
  const isChanged = JSON.stringify(said) !== JSON.stringify(before);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ ...said, province: said.province || null, postal_code: said.postal_code || null });
  };
  const field = (name: keyof Said, maxLength: number) => ({
    label: words.addressFields[name],
    value: said[name],
    disabled,
    maxLength,
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      setSaid((now) => ({ ...now, [name]: value })),
  });
  return (
    <form onSubmit={submit}>
      <div className={styles["fields"]}>
        <TextInput {...field("lines", 300)} style={{ gridColumn: "1 / -1" }} />
        <TextInput {...field("city", 100)} />
        <TextInput {...field("province", 100)} />
        <TextInput
          {...field("postal_code", 20)}
          className="ltr-input"
          inputMode="numeric"
          error={save.error ? errorText(save.error) : null}
        />
      </div>
      {isChanged && !disabled ? (
        <Group justify="flex-end" mt={12}>
          <Button
            type="submit"
            size="xs"
            loading={save.isPending}
            disabled={said.lines.trim().length < 5 || said.city.trim() === ""}
          >
            {words.saveAddress}
          </Button>
        </Group>
      ) : null}
    </form>
  );
}

function useAddress({ id, address }: Customer) {
  const words = useWords({ fa, en });
  const cache = useQueryClient();
  const notice = useNotice();
  const undo = useUndoNotice();
  const renew = () => cache.invalidateQueries(customerQuery(id));
  const put = async (body: PostalAddressBody) => {
    await api.put(`/customers/${id}/address`, body);
    await renew();
  };
  const save = useMutation({ mutationFn: put, onSuccess: () => notice.done(words.addressSaved) });
  const remove = useMutation({
    mutationFn: () => api.delete(`/customers/${id}/address`),
    onSuccess: () => {
      void renew();
      if (address) undo(words.addressRemoved, () => put(address));
    },
    onError: (error) => notice.failed(error),
  });
  return { save, remove };
}

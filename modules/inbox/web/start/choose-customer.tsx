import { Stack, Text, TextInput, UnstyledButton } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch, IconUserPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import * as z from "zod";
import { api } from "../../../../platform/ui/api.ts";
import { useNotice } from "../../../../platform/ui/notices.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { customerList } from "../../../customers/contract.ts";
import { inboxKey } from "../inbox-calls.ts";
import { Face } from "../parts/face.tsx";
import parts from "../parts/parts.module.css";
import { useInboxWords } from "../parts/use-inbox-words.ts";
import { addressIn } from "./address-in.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Finds the customer, or makes one of a phone or an e-mail that was typed. */
export function ChooseCustomer({ onChosen }: { onChosen: (id: number) => void }) {
  const words = { ...useInboxWords(), ...useWords({ fa, en }) };
  const mayMake = useCan("customers.write");
  const notice = useNotice();
  const [text, setText] = useState("");
  const [rested] = useDebouncedValue(text.trim(), 200);
  const { data } = useQuery({
    queryKey: inboxKey("start", "customers", rested),
    queryFn: ({ signal }) => api.get("/customers", customerList, { query: { search: rested, limit: 8 }, signal }),
    enabled: rested.length >= 2,
  });
  const address = addressIn(text);
  const make = () =>
    api
      .post("/customers", address, z.object({ id: z.number() }))
      .then(({ id }) => onChosen(id))
      .catch(notice.failed);
  return (
    <Stack gap={8} mih={300}>
      <TextInput
        data-autofocus
        type="search"
        aria-label={words.find}
        placeholder={words.find}
        leftSection={<IconSearch size={18} stroke={1.6} />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {data?.rows.map((row) => (
        <UnstyledButton key={row.id} className={parts["choice"] ?? ""} onClick={() => onChosen(row.id)}>
          <Face name={row.label} size={36} />
          <span className={parts["choiceWords"]}>
            <bdi>{row.label ?? words.unnamed}</bdi>
            <small>
              <bdi dir="ltr">{[row.phone, row.email].filter((one) => one && one !== row.label).join(" · ")}</bdi>
            </small>
          </span>
        </UnstyledButton>
      ))}
      {address && mayMake ? (
        <UnstyledButton className={parts["choice"] ?? ""} onClick={() => void make()}>
          <IconUserPlus size={22} stroke={1.6} aria-hidden />
          <span className={parts["choiceWords"]}>
            <bdi>{words.make(`\u2068${text.trim()}\u2069`)}</bdi>
            <small>{words.makeNote}</small>
          </span>
        </UnstyledButton>
      ) : null}
      {rested.length < 2 || (data?.rows.length === 0 && !address) ? (
        <Text size="sm" c="dimmed" p={8}>
          {rested.length < 2 ? words.hint : words.none}
        </Text>
      ) : null}
    </Stack>
  );
}

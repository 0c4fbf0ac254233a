import { ActionIcon, Button, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { Bdi } from "../../../../platform/ui/bdi.tsx";
import { currentBrand } from "../../../../platform/ui/current-brand.ts";
import { Row, RowMain, Rows } from "../../../../platform/ui/rows.tsx";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { memberList } from "../../../admin/contract.ts";
import type { Exchange } from "../../contract.ts";
import { extensionsQuery, usePhoneDeed } from "../phone-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Whose telephone each extension of an exchange is. */
export function ExtensionsPanel({ exchange }: { exchange: Exchange }) {
  const words = useWords({ fa, en }).extensions;
  const { data } = useQuery(extensionsQuery(exchange.id));
  const path = `/phone-exchanges/${exchange.id}/extensions`;
  const remove = usePhoneDeed((id: number) => api.delete(`${path}/${id}`));
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {words.note}
      </Text>
      <AddExtension path={path} />
      {data ? null : <ListSkeleton rows={2} />}
      {data?.length === 0 ? <Text size="sm">{words.empty}</Text> : null}
      {data?.length ? (
        <Rows aria-label={words.title}>
          {data.map(({ id, number, user }) => (
            <Row key={id}>
              <RowMain>
                <Group gap={12}>
                  <strong className="tabular">
                    <Bdi dir="ltr">{number}</Bdi>
                  </strong>
                  <Bdi>{user.name}</Bdi>
                </Group>
              </RowMain>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={words.remove(number)}
                onClick={() => remove.mutate(id)}
              >
                <IconX size={18} stroke={1.6} />
              </ActionIcon>
            </Row>
          ))}
        </Rows>
      ) : null}
    </Stack>
  );
}

function AddExtension({ path }: { path: string }) {
  const words = useWords({ fa, en }).extensions;
  const [number, setNumber] = useState("");
  const [user, setUser] = useState<string | null>(null);
  const members = useQuery({
    queryKey: ["telephony", currentBrand(), "members"],
    queryFn: ({ signal }) => api.get("/members", memberList, { signal }),
  });
  const add = usePhoneDeed(() => api.post(path, { number, user }), {
    onDone: () => {
      setNumber("");
      setUser(null);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (number.trim() && user) add.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Group gap={8} align="flex-end" wrap="nowrap">
        <TextInput
          w={110}
          label={words.number}
          className="ltr-input"
          inputMode="numeric"
          value={number}
          onChange={({ currentTarget }) => setNumber(currentTarget.value)}
        />
        <Select
          flex={1}
          label={words.who}
          searchable
          data={(members.data?.rows ?? []).map(({ userId, name }) => ({ value: userId, label: name }))}
          value={user}
          onChange={setUser}
        />
        <Button type="submit" disabled={!number.trim() || !user} loading={add.isPending}>
          {words.add}
        </Button>
      </Group>
    </form>
  );
}

import { Button, Group, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { api } from "../../../platform/ui/api.ts";
import { useNotice, useUndoNotice } from "../../../platform/ui/notices.tsx";
import { Row, RowMain, Rows } from "../../../platform/ui/rows.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { StrangerRow } from "../contract.ts";
import { strangersQuery, useMeetingDeed } from "./meeting-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type StrangersProps = { meeting: number; mayWrite: boolean };

/** Who was there and is no guest: each becomes a customer or stays a stranger. */
export function Strangers({ meeting, mayWrite }: StrangersProps) {
  const words = useWords({ fa, en });
  const { data } = useQuery(strangersQuery(meeting));
  if (!data || data.length === 0) return null;
  return (
    <section>
      <Title order={2}>{words.strangers}</Title>
      <Text size="sm" c="dimmed" mb={8}>
        {words.strangersNote}
      </Text>
      <Rows aria-label={words.strangers}>
        {data.map((row) => (
          <Stranger key={row.id} stranger={row} meeting={meeting} mayWrite={mayWrite} />
        ))}
      </Rows>
    </section>
  );
}

function Stranger({ stranger, meeting, mayWrite }: StrangersProps & { stranger: StrangerRow }) {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  const undo = useUndoNotice();
  const notice = useNotice();
  const { id, name, email, phone, minutes, passed_over } = stranger;
  const shown = name || email || phone || "";
  const decide = useMeetingDeed((as: "customer" | "nobody" | "undecided") =>
    api.put(`/meetings/${meeting}/strangers/${id}`, { as }),
  );
  const pass = () =>
    void decide.mutateAsync("nobody").then(
      () => undo(words.isPassed(shown), () => decide.mutateAsync("undecided")),
      () => {},
    );
  const make = () =>
    void decide.mutateAsync("customer").then(
      () => notice.done(words.isCustomer(shown)),
      () => {},
    );
  return (
    <Row>
      <RowMain>
        <bdi>{shown}</bdi>
        <Text size="sm" c="dimmed">
          {[minutes === null ? "" : words.stayed(number(minutes)), passed_over ? words.passed : ""]
            .filter(Boolean)
            .join(" · ")}{" "}
          <bdi dir="ltr">{[email, phone].filter((one) => one && one !== shown).join(" ")}</bdi>
        </Text>
      </RowMain>
      {mayWrite ? (
        <Group gap={2}>
          <Button size="xs" variant="subtle" px={8} loading={decide.isPending} onClick={make}>
            {words.makeCustomer}
          </Button>
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            px={8}
            onClick={passed_over ? () => decide.mutate("undecided") : pass}
          >
            {passed_over ? words.decide : words.pass}
          </Button>
        </Group>
      ) : null}
    </Row>
  );
}

import { Button, SegmentedControl, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../platform/ui/api.ts";
import { BrandLink } from "../../../platform/ui/brand-link.tsx";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { useUndoNotice } from "../../../platform/ui/notices.tsx";
import { Row, RowMain, Rows } from "../../../platform/ui/rows.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { type BatchPage, type LetterRow, letterStates } from "../contract.ts";
import { letterRowsQuery, useLetterDeed } from "./letter-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Who gets a letter, who is left out and why, and whose came back. */
export function BatchPeople({ batch, mayWrite }: { batch: BatchPage; mayWrite: boolean }) {
  const words = useWords({ fa, en }).batch;
  const { number } = useFormat();
  const [state, setState] = useState<(typeof letterStates)[number]>(batch.left_out > 0 ? "left_out" : "in");
  const { data, error, refetch } = useQuery(letterRowsQuery(batch.id, state));
  const states = letterStates.filter((one) => one !== "returned" || batch.posted_on);
  return (
    <Stack component="section" gap={10} aria-label={words.people}>
      <Title order={2}>{words.people}</Title>
      <SegmentedControl
        aria-label={words.people}
        value={state}
        data={states.map((value) => ({ value, label: words.states[value] }))}
        onChange={(value) => setState(value as typeof state)}
      />
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data?.rows.length === 0 ? <Text c="dimmed">{words.nobody}</Text> : null}
      <Rows aria-label={words.states[state]}>
        {data?.rows.map((letter) => (
          <Person key={letter.id} letter={letter} batch={batch} mayWrite={mayWrite} />
        ))}
      </Rows>
      {data?.next ? <Text c="dimmed">{words.more(number(data.rows.length))}</Text> : null}
    </Stack>
  );
}

function Person({ letter, batch, mayWrite }: { letter: LetterRow; batch: BatchPage; mayWrite: boolean }) {
  const words = useWords({ fa, en }).batch;
  const undo = useUndoNotice();
  const turn = useLetterDeed((returned: boolean) =>
    api.put(`/letters/batches/${batch.id}/letters/${letter.id}/return`, { returned }),
  );
  const name = letter.name ?? words.unnamed;
  const back = () =>
    void turn.mutateAsync(true).then(
      () => undo(words.isBack(name), () => turn.mutateAsync(false)),
      () => {},
    );
  const page = `customers/${letter.customer_id}`;
  const fill = letter.left_out === "no_address" ? `${page}?tab=details` : null;
  return (
    <Row>
      <RowMain>
        <BrandLink path={fill ?? page} c="inherit" fw={500}>
          <bdi>{name}</bdi>
        </BrandLink>
        <Text size="sm" c="dimmed">
          {letter.left_out ? words.reasons[letter.left_out] : <bdi>{letter.address}</bdi>}
        </Text>
      </RowMain>
      {fill ? (
        <BrandLink path={fill} size="sm">
          {words.fill}
        </BrandLink>
      ) : null}
      {mayWrite && batch.posted_on && !letter.left_out ? (
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          px={8}
          loading={turn.isPending}
          onClick={letter.returned_at ? () => turn.mutate(false) : back}
        >
          {letter.returned_at ? words.notBack : words.cameBack}
        </Button>
      ) : null}
    </Row>
  );
}

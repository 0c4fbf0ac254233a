import { Button, Group, Text } from "@mantine/core";
import { api } from "../../../platform/ui/api.ts";
import { BrandLink } from "../../../platform/ui/brand-link.tsx";
import { useUndoNotice } from "../../../platform/ui/notices.tsx";
import { Row, RowMain } from "../../../platform/ui/rows.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { BatchRow } from "../contract.ts";
import { BatchState } from "./batch-state.tsx";
import { useLetterDeed } from "./letter-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** A batch in a line: for how many, and what became of it. */
export function BatchLine({ batch, mayWrite }: { batch: BatchRow; mayWrite: boolean }) {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  const undo = useUndoNotice();
  const { id, name, letters, left_out } = batch;
  const turn = useLetterDeed((removed: boolean) => api.put(`/letters/batches/${id}/removal`, { removed }));
  const remove = () =>
    void turn.mutateAsync(true).then(
      () => undo(words.batchRemoved(name), () => turn.mutateAsync(false)),
      () => {},
    );
  return (
    <Row>
      <RowMain>
        <Group gap={8}>
          <BrandLink path={`letters/${id}`} c="inherit" fw={500}>
            <bdi>{name}</bdi>
          </BrandLink>
          <BatchState batch={batch} />
        </Group>
        <Text size="sm" c="dimmed">
          {words.counts(number(letters), number(left_out))}
        </Text>
      </RowMain>
      {mayWrite && !batch.printing ? (
        <Button size="xs" variant="subtle" color="gray" px={8} loading={turn.isPending} onClick={remove}>
          {words.remove}
        </Button>
      ) : null}
    </Row>
  );
}

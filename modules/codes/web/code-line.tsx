import { Badge, Button, Group, Text } from "@mantine/core";
import { api } from "../../../platform/ui/api.ts";
import { useUndoNotice } from "../../../platform/ui/notices.tsx";
import { Row, RowMain } from "../../../platform/ui/rows.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { CodeRow } from "../contract.ts";
import { useCodeDeed } from "./code-calls.ts";
import { CodePrints } from "./code-prints.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type CodeLineProps = {
  code: CodeRow;
  mayWrite: boolean;
  canPrint: boolean;
  onChange: () => void;
  onNumbers: () => void;
};

/** One code: of which place, what it opens, what came of it, and what can be done with it. */
export function CodeLine({ code, mayWrite, canPrint, onChange, onNumbers }: CodeLineProps) {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  const undo = useUndoNotice();
  const { id, title, target, address, retired_at, scans, conversations, answers } = code;
  const turn = useCodeDeed((retired: boolean) => api.put(`/place-codes/${id}/retirement`, { retired }));
  const retire = () =>
    void turn.mutateAsync(true).then(
      () => undo(words.isRetired(title), () => turn.mutateAsync(false)),
      () => {},
    );
  const came = target === "chat" ? words.conversations(number(conversations)) : words.answers(number(answers));
  return (
    <Row>
      <RowMain>
        <Group gap={8}>
          <Text component="bdi" fw={500}>
            {title}
          </Text>
          <Badge variant="light" color="gray" tt="none">
            {words.targets[target]}
          </Badge>
          {retired_at ? (
            <Badge variant="light" color="yellow" tt="none">
              {words.retired}
            </Badge>
          ) : null}
        </Group>
        <Text size="sm">{words.counts(number(scans), came)}</Text>
        <Text size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
          <bdi dir="ltr">{address}</bdi>
        </Text>
      </RowMain>
      <Group gap={2}>
        {retired_at ? null : <CodePrints code={code} canPrint={canPrint} />}
        <Button size="xs" variant="subtle" color="gray" px={8} onClick={onNumbers}>
          {words.numbers}
        </Button>
        {mayWrite ? (
          <>
            <Button size="xs" variant="subtle" color="gray" px={8} onClick={onChange}>
              {words.change}
            </Button>
            <Button
              size="xs"
              variant="subtle"
              color="gray"
              px={8}
              loading={turn.isPending}
              onClick={retired_at ? () => turn.mutate(false) : retire}
            >
              {retired_at ? words.restore : words.retire}
            </Button>
          </>
        ) : null}
      </Group>
    </Row>
  );
}

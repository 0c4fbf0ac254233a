import { Badge, Button, Group, Text } from "@mantine/core";
import { api } from "../../../platform/ui/api.ts";
import { useUndoNotice } from "../../../platform/ui/notices.tsx";
import { usePreferences } from "../../../platform/ui/preferences.tsx";
import { Row, RowMain } from "../../../platform/ui/rows.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { BranchRow } from "../contract.ts";
import { hoursText } from "../hours-text.ts";
import { useBranchDeed } from "./branch-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type BranchLineProps = { branch: BranchRow; mayWrite: boolean; onChange: () => void };

/** One branch: what it is, where, when it is open, and what can be done with it. */
export function BranchLine({ branch, mayWrite, onChange }: BranchLineProps) {
  const words = useWords({ fa, en });
  const { language } = usePreferences();
  const { id, name, kind, city, address, phone, hours, off_at } = branch;
  const undo = useUndoNotice();
  const turn = useBranchDeed((on: boolean) => api.put(`/branches/${id}/switch`, { on }));
  const remove = useBranchDeed(() => api.delete(`/branches/${id}`));
  const restore = useBranchDeed(() => api.post(`/branches/${id}/restore`));
  const hide = () =>
    void turn.mutateAsync(false).then(
      () => undo(words.isHidden(name), () => turn.mutateAsync(true)),
      () => {},
    );
  const takeAway = () =>
    void remove.mutateAsync(undefined).then(
      () => undo(words.removed(name), () => restore.mutateAsync(undefined)),
      () => {},
    );
  return (
    <Row>
      <RowMain>
        <Group gap={8}>
          <Text component="bdi" fw={500}>
            {name}
          </Text>
          <Badge variant="light" color="gray" tt="none">
            {words.kinds[kind]}
          </Badge>
          {off_at ? (
            <Badge variant="light" color="yellow" tt="none">
              {words.hidden}
            </Badge>
          ) : null}
        </Group>
        <Text size="sm">
          <bdi>{[city, address].filter(Boolean).join(language === "fa" ? "، " : ", ")}</bdi>
          {phone ? (
            <>
              {" · "}
              <bdi dir="ltr">{phone}</bdi>
            </>
          ) : null}
        </Text>
        <Text size="sm" c="dimmed">
          {hoursText(hours, language)}
        </Text>
      </RowMain>
      {mayWrite ? (
        <Group gap={2}>
          <Button size="xs" variant="subtle" color="gray" px={8} onClick={onChange}>
            {words.change}
          </Button>
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            px={8}
            loading={turn.isPending}
            onClick={off_at ? () => turn.mutate(true) : hide}
          >
            {off_at ? words.show : words.hide}
          </Button>
          <Button size="xs" variant="subtle" color="gray" px={8} loading={remove.isPending} onClick={takeAway}>
            {words.remove}
          </Button>
        </Group>
      ) : null}
    </Row>
  );
}

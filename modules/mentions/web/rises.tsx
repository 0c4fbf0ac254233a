import { Alert, Button, Group } from "@mantine/core";
import { IconTrendingUp } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useAddressFilters } from "../../../platform/ui/address.ts";
import { api } from "../../../platform/ui/api.ts";
import { useChanges } from "../../../platform/ui/changes.ts";
import { useCan } from "../../../platform/ui/session.ts";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { risesQuery, useMentionDeed } from "./mention-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Says of which terms more is blamed than usual, until somebody has looked. */
export function Rises() {
  const words = useWords({ fa, en }).rise;
  const format = useFormat();
  const [, setFilters] = useAddressFilters();
  const writes = useCan("mentions.write");
  const rises = useQuery(risesQuery());
  useChanges(["mention_rise"], () => void rises.refetch());
  const seen = useMentionDeed((id: number) => api.put(`/mention-rises/${id}/seen`));
  return rises.data?.rows.map(({ id, term, negative, usual }) => (
    <Alert key={id} variant="light" color="orange" mb={12} icon={<IconTrendingUp size={20} stroke={1.6} />}>
      <Group justify="space-between" gap={8}>
        <span>{words.text(term.name, format.number(negative), format.number(usual, 1))}</span>
        <Group gap={4}>
          <Button
            size="compact-sm"
            variant="light"
            onClick={() => setFilters({ term: String(term.id), sentiment: "negative", view: "all", before: null })}
          >
            {words.see}
          </Button>
          {writes ? (
            <Button size="compact-sm" variant="subtle" color="gray" onClick={() => seen.mutate(id)}>
              {words.seen}
            </Button>
          ) : null}
        </Group>
      </Group>
    </Alert>
  ));
}

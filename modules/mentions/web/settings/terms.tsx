import { Button, Group, Modal, Text, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { Row, RowMain, Rows } from "../../../../platform/ui/rows.tsx";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { Term } from "../../contract.ts";
import { termsQuery } from "../mention-calls.ts";
import { DeedsMenu } from "./deeds-menu.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { TermForm } from "./term-form.tsx";

/** For what the brand listens. */
export function Terms() {
  const all = useWords({ fa, en });
  const words = all.terms;
  const format = useFormat();
  const { data, error, refetch } = useQuery(termsQuery());
  const [form, setForm] = useState<Term | "new" | null>(null);
  const said = ({ all_words, any_words, none_words }: Term) =>
    [
      any_words.length > 0 && any_words.join(" / "),
      all_words.length > 0 && all_words.join(" + "),
      none_words.length > 0 && `− ${none_words.join(" − ")}`,
    ]
      .filter(Boolean)
      .join(" · ");
  return (
    <section>
      <Group justify="space-between">
        <Title order={2}>{words.title}</Title>
        <Button size="xs" leftSection={<IconPlus size={16} stroke={1.6} />} onClick={() => setForm("new")}>
          {words.add}
        </Button>
      </Group>
      <Text size="sm" c="dimmed" mb={8}>
        {data?.rows.length === 0 ? words.empty : words.note}
      </Text>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data || error ? null : <ListSkeleton rows={2} />}
      {data?.rows.length ? (
        <Rows>
          {data.rows.map((term) => (
            <Row key={term.id}>
              <RowMain>
                <Text fw={500} component="div">
                  <bdi>{term.name}</bdi>
                </Text>
                <Text size="sm" c="dimmed" component="div">
                  <bdi>{said(term)}</bdi>
                  {term.product_name ? <bdi> · {term.product_name}</bdi> : null}
                  <div>{all.found(format.number(term.found))}</div>
                </Text>
              </RowMain>
              <DeedsMenu path={`/mention-terms/${term.id}`} onChange={() => setForm(term)} />
            </Row>
          ))}
        </Rows>
      ) : null}
      <Modal
        opened={form !== null}
        onClose={() => setForm(null)}
        title={form === "new" ? words.add : all.change}
        size="lg"
        closeButtonProps={{ "aria-label": all.close }}
      >
        {form ? <TermForm kept={form === "new" ? null : form} onSaved={() => setForm(null)} /> : null}
      </Modal>
    </section>
  );
}

import { ActionIcon, Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api } from "../../../platform/ui/api.ts";
import { EmptyState } from "../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { useUndoNotice } from "../../../platform/ui/notices.tsx";
import { Page } from "../../../platform/ui/page.tsx";
import { Row, RowMain, Rows } from "../../../platform/ui/rows.tsx";
import { useCan } from "../../../platform/ui/session.ts";
import { ListSkeleton } from "../../../platform/ui/skeletons.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { type Category, languages } from "../contract.ts";
import { categoriesQuery, useDeed } from "./knowledge-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** The categories of the help centre and their order. */
export default function CategoriesPage() {
  const words = useWords({ fa, en });
  const mayWrite = useCan("articles.write");
  const [open, setOpen] = useState<Category | "new" | null>(null);
  const list = useQuery(categoriesQuery);
  const order = useDeed((ids: number[]) => api.put("/help-categories/order", { ids }));
  const rows = list.data?.rows ?? [];
  const move = (at: number, by: number) => {
    const ids = rows.map(({ id }) => id);
    const [one] = ids.splice(at, 1);
    ids.splice(at + by, 0, one!);
    order.mutate(ids);
  };
  const add = mayWrite ? (
    <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={() => setOpen("new")}>
      {words.addCategory}
    </Button>
  ) : null;
  return (
    <Page
      title={words.categories}
      note={words.categoriesNote}
      width="reading"
      action={rows.length > 0 ? add : undefined}
    >
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <ListSkeleton rows={5} /> : null}
      {list.data && rows.length === 0 ? (
        <EmptyState picture="papers" title={words.categoriesEmptyTitle} text={words.categoriesEmptyText} action={add} />
      ) : null}
      <Rows>
        {rows.map((one, at) => (
          <CategoryRow key={one.id} category={one} mayWrite={mayWrite} onChange={() => setOpen(one)}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={words.up}
              disabled={at === 0 || order.isPending}
              onClick={() => move(at, -1)}
            >
              <IconArrowUp size={18} stroke={1.6} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={words.down}
              disabled={at === rows.length - 1 || order.isPending}
              onClick={() => move(at, 1)}
            >
              <IconArrowDown size={18} stroke={1.6} />
            </ActionIcon>
          </CategoryRow>
        ))}
      </Rows>
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={open === "new" ? words.addCategory : words.change}
        closeButtonProps={{ "aria-label": words.close }}
      >
        <CategoryForm category={open === "new" ? null : open} onSaved={() => setOpen(null)} />
      </Modal>
    </Page>
  );
}

type RowProps = { category: Category; mayWrite: boolean; onChange: () => void; children: React.ReactNode };

function CategoryRow({ category, mayWrite, onChange, children }: RowProps) {
  const words = useWords({ fa, en });
  const { number, language } = useFormat();
  const undo = useUndoNotice();
  const path = `/help-categories/${category.id}`;
  const restore = useDeed(() => api.post(`${path}/restore`));
  const remove = useDeed(() => api.delete(path), {
    onDone: () => undo(words.categoryRemoved, () => restore.mutate(undefined)),
  });
  const other = language === "fa" ? "en" : "fa";
  return (
    <Row>
      <RowMain>
        <Text fw={500} dir="auto">
          {category.name[language] || category.name[other]}
        </Text>
        <Text size="sm" c="dimmed">
          {category.name[language] && category.name[other] ? `${category.name[other]} · ` : ""}
          {words.note(number(category.articles))}
        </Text>
      </RowMain>
      {mayWrite ? (
        <Group gap={2}>
          {children}
          <Button variant="subtle" color="gray" size="xs" px={8} onClick={onChange}>
            {words.change}
          </Button>
          <Button variant="subtle" color="gray" size="xs" px={8} onClick={() => remove.mutate(undefined)}>
            {words.removeShort}
          </Button>
        </Group>
      ) : null}
    </Row>
  );
}

function CategoryForm({ category, onSaved }: { category: Category | null; onSaved: () => void }) {
  const words = useWords({ fa, en });
  const [name, setName] = useState(category?.name ?? { fa: "", en: "" });
  const [note, setNote] = useState(category?.note ?? { fa: "", en: "" });
  const save = useDeed(
    () =>
      category
        ? api.put(`/help-categories/${category.id}`, { name, note })
        : api.post("/help-categories", { name, note }),
    { done: words.categorySaved, onDone: onSaved },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={16}>
        {languages.map((one) => (
          <TextInput
            key={one}
            label={words.categoryName[one]}
            dir={one === "fa" ? "rtl" : "ltr"}
            value={name[one]}
            onChange={(event) => setName({ ...name, [one]: event.currentTarget.value })}
          />
        ))}
        {languages.map((one) => (
          <TextInput
            key={one}
            label={words.categoryNote[one]}
            dir={one === "fa" ? "rtl" : "ltr"}
            value={note[one]}
            onChange={(event) => setNote({ ...note, [one]: event.currentTarget.value })}
          />
        ))}
        <Group justify="flex-end">
          <Button type="submit" disabled={!name.fa.trim() && !name.en.trim()} loading={save.isPending}>
            {words.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

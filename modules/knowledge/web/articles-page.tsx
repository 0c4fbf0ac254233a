import { ActionIcon, Button, FileButton, Group, Menu, Stack, Text } from "@mantine/core";
import { IconDots, IconExternalLink, IconPlus } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useAddressFilters, useGo } from "../../../platform/ui/address.ts";
import { downloadAddress } from "../../../platform/ui/api.ts";
import { useChanges } from "../../../platform/ui/changes.ts";
import { type Column, DataTable } from "../../../platform/ui/data-table.tsx";
import { EmptyState, NothingFound } from "../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../platform/ui/error-state.tsx";
import { FilterBar } from "../../../platform/ui/filter-bar.tsx";
import { useNotice } from "../../../platform/ui/notices.tsx";
import { Page } from "../../../platform/ui/page.tsx";
import { useBrand, useCan } from "../../../platform/ui/session.ts";
import { TimeText } from "../../../platform/ui/time-text.tsx";
import { uploadFile } from "../../../platform/ui/upload.ts";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { type ArticleRow, articleStates, importResult, languages, visibilities } from "../contract.ts";
import { articlesQuery, categoriesQuery, centreQuery, useDeed } from "./knowledge-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { StateBadge } from "./state-badge.tsx";

/** All articles, by state, category and language. */
export default function ArticlesPage() {
  const words = useWords({ fa, en });
  const format = useFormat();
  const go = useGo();
  const mayWrite = useCan("articles.write");
  const [filters, setFilters] = useAddressFilters();
  const list = useInfiniteQuery(articlesQuery(filters));
  const total = list.data?.pages.at(-1)?.total;
  useChanges(["article"], () => void list.refetch());
  const columns = useColumns();
  const isFiltered = Object.keys(filters).length > 0;
  const add = mayWrite ? (
    <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={() => go("articles/new")}>
      {words.add}
    </Button>
  ) : null;
  return (
    <Page
      title={words.title}
      note={total === undefined ? undefined : words.note(format.number(total))}
      action={
        <>
          <OtherDeeds />
          {add}
        </>
      }
      filters={<Filters value={filters} onChange={setFilters} />}
    >
      {list.error ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          label={words.title}
          name="articles"
          columns={columns}
          rows={rowsOnce(list.data?.pages)}
          total={total}
          onEnd={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()}
          loadingMore={list.isFetchingNextPage}
          rowKey={(row) => String(row.id)}
          rowName={(row) => row.texts[0]?.title ?? ""}
          rowPath={(row) => `articles/${row.id}`}
          onOpen={(row) => go(`articles/${row.id}`)}
          card={(row) => <ArticleCard row={row} />}
          empty={
            isFiltered ? (
              <NothingFound {...(filters["q"] && { searched: filters["q"] })} />
            ) : (
              <EmptyState picture="papers" title={words.emptyTitle} text={words.emptyText} action={add} />
            )
          }
        />
      )}
    </Page>
  );
}

/** Rows of all pages; one that moved between two of them while somebody wrote stands once. */
function rowsOnce(pages: readonly { rows: readonly ArticleRow[] }[] | undefined): ArticleRow[] | undefined {
  return pages && [...new Map(pages.flatMap(({ rows }) => rows).map((row) => [row.id, row])).values()];
}

function useColumns(): Column<ArticleRow>[] {
  const words = useWords({ fa, en });
  const { number, language } = useFormat();
  const { data } = useQuery(categoriesQuery);
  const nameOf = (id: number | null) => {
    const name = data?.rows.find((one) => one.id === id)?.name;
    return name ? name[language] || name.fa || name.en : words.noCategory;
  };
  return [
    { key: "title", title: words.columns.title, width: 260, grow: 3, cell: (row) => <bdi>{row.texts[0]?.title}</bdi> },
    { key: "state", title: words.columns.state, width: 240, grow: 2, cell: (row) => <States row={row} /> },
    { key: "category", title: words.columns.category, cell: (row) => nameOf(row.category) },
    { key: "owner", title: words.columns.owner, cell: (row) => row.owner?.name ?? words.noOwner },
    { key: "views", title: words.columns.views, number: true, width: 110, cell: (row) => number(row.views) },
    {
      key: "useful",
      title: words.columns.useful,
      number: true,
      width: 100,
      cell: (row) =>
        row.useful + row.not_useful > 0 ? words.usefulOf(number(row.useful), number(row.useful + row.not_useful)) : "–",
    },
    { key: "updated", title: words.columns.updated, cell: (row) => <TimeText at={row.updated_at} /> },
  ];
}

function States({ row }: { row: ArticleRow }) {
  const words = useWords({ fa, en });
  return (
    <Group gap={4}>
      {row.texts.map((text) => (
        <StateBadge
          key={text.language}
          state={text.state}
          {...(row.texts.length > 1 && { of: words.languages[text.language] })}
        />
      ))}
    </Group>
  );
}

function ArticleCard({ row }: { row: ArticleRow }) {
  return (
    <Stack gap={4}>
      <Text fw={500} dir="auto">
        {row.texts[0]?.title}
      </Text>
      <Group gap={8}>
        <States row={row} />
        <Text size="sm" c="dimmed">
          <TimeText at={row.updated_at} />
        </Text>
      </Group>
    </Stack>
  );
}

type FiltersProps = { value: Record<string, string>; onChange: (changed: Record<string, string | null>) => void };

function Filters({ value, onChange }: FiltersProps) {
  const words = useWords({ fa, en });
  const { language } = useFormat();
  const { data } = useQuery(categoriesQuery);
  const choice = (key: string, label: string, options: { value: string; label: string }[]) => ({
    key,
    label,
    kind: "choice" as const,
    options,
  });
  const filters = [
    choice(
      "state",
      words.filters.state,
      [...articleStates, "stale" as const, "removed" as const].map((one) => ({ value: one, label: words.states[one] })),
    ),
    choice("category", words.filters.category, [
      ...(data?.rows ?? []).map(({ id, name }) => ({ value: String(id), label: name[language] || name.fa || name.en })),
      { value: "0", label: words.noCategory },
    ]),
    choice(
      "language",
      words.filters.language,
      languages.map((one) => ({ value: one, label: words.languages[one] })),
    ),
    choice(
      "visibility",
      words.filters.visibility,
      visibilities.map((one) => ({ value: one, label: words.visibilities[one] })),
    ),
  ];
  return (
    <FilterBar filters={filters} value={value} onChange={onChange} search={{ key: "q", placeholder: words.search }} />
  );
}

function OtherDeeds() {
  const words = useWords({ fa, en });
  const { language, number } = useFormat();
  const go = useGo();
  const notice = useNotice();
  const mayWrite = useCan("articles.write");
  const brand = useBrand();
  const centre = useQuery(centreQuery);
  const spoken = centre.data?.languages.find((one) => one === language) ?? centre.data?.languages[0];
  const bring = useDeed((file: File) => uploadFile("/article-imports", file, importResult, { query: { language } }), {
    onDone: ({ made, changed, refused }) =>
      notice.done(words.imported(number(made), number(changed), number(refused.length))),
  });
  return (
    <FileButton onChange={(file) => file && bring.mutate(file)} accept=".zip,.csv,.md,.html,.htm">
      {({ onClick }) => (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label={words.more} loading={bring.isPending}>
              <IconDots size={18} stroke={1.6} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {centre.data ? (
              <Menu.Item
                component="a"
                href={`/help/${brand.slug}/${spoken}`}
                target="_blank"
                leftSection={<IconExternalLink size={16} stroke={1.6} />}
              >
                {words.open}
              </Menu.Item>
            ) : null}
            <Menu.Item onClick={() => go("articles/categories")}>{words.categories}</Menu.Item>
            {mayWrite ? (
              <>
                <Menu.Divider />
                <Menu.Item onClick={onClick}>{words.importFiles}</Menu.Item>
                {(
                  [
                    ["markdown", words.exportMarkdown],
                    ["html", words.exportHtml],
                    ["csv", words.exportCsv],
                  ] as const
                ).map(([kind, label]) => (
                  <Menu.Item
                    key={kind}
                    component="a"
                    href={downloadAddress("/article-export", { format: kind })}
                    download
                  >
                    {label}
                  </Menu.Item>
                ))}
              </>
            ) : null}
          </Menu.Dropdown>
        </Menu>
      )}
    </FileButton>
  );
}

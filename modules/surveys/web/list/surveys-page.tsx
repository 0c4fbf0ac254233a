import { ActionIcon, Button, FileButton, Stack, Text, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconFileImport, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useGo } from "../../../../platform/ui/address.ts";
import { ApiError, api } from "../../../../platform/ui/api.ts";
import { useChanges } from "../../../../platform/ui/changes.ts";
import { type Column, DataTable } from "../../../../platform/ui/data-table.tsx";
import { EmptyState } from "../../../../platform/ui/empty-state.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { Page } from "../../../../platform/ui/page.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { TimeText } from "../../../../platform/ui/time-text.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type SurveyRow, surveyFile } from "../../contract.ts";
import { en as sharedEn } from "../messages.en.ts";
import { fa as sharedFa } from "../messages.fa.ts";
import { StateBadge } from "../survey/state-badge.tsx";
import { surveysQuery, useSurveyDeed } from "../survey-calls.ts";
import { freeKey } from "./free-key.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { NewSurvey } from "./new-survey.tsx";
import { RowMenu } from "./row-menu.tsx";
import { surveyMade } from "./survey-made.ts";

/** All surveys of the brand, and ways to begin one. */
export default function SurveysPage() {
  const words = useWords({ fa, en });
  const shared = useWords({ fa: sharedFa, en: sharedEn });
  const format = useFormat();
  const go = useGo();
  const mayWrite = useCan("surveys.write");
  const [making, { open, close }] = useDisclosure(false);
  const list = useQuery(surveysQuery());
  useChanges(["survey"], () => void list.refetch());
  const rows = list.data?.rows;
  const taken = (rows ?? []).map(({ key }) => key);
  const columns = useColumns(mayWrite, taken);
  const add = mayWrite ? (
    <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={open}>
      {words.add}
    </Button>
  ) : null;
  return (
    <Page
      title={shared.title}
      note={rows && rows.length > 0 ? words.note(format.number(rows.length)) : undefined}
      action={
        mayWrite ? (
          <>
            <ImportFile taken={taken} />
            {add}
          </>
        ) : null
      }
    >
      {list.error ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          label={shared.title}
          name="surveys"
          columns={columns}
          rows={rows}
          rowKey={({ key }) => key}
          rowName={({ name }) => name}
          rowPath={pathOf}
          onOpen={(row) => go(pathOf(row))}
          card={(row) => <SurveyCard row={row} menu={mayWrite ? <RowMenu survey={row} taken={taken} /> : null} />}
          empty={<EmptyState picture="chart" title={words.emptyTitle} text={words.emptyText} action={add} />}
        />
      )}
      <NewSurvey opened={making} onClose={close} taken={taken} onMade={(key) => go(`surveys/${key}`)} />
    </Page>
  );
}

/** Whoever may not build it comes to its answers. */
const pathOf = ({ key }: SurveyRow) => `surveys/${key}`;

function useColumns(mayWrite: boolean, taken: readonly string[]): Column<SurveyRow>[] {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  const columns: Column<SurveyRow>[] = [
    { key: "name", title: words.columns.name, width: 260, grow: 3, cell: ({ name }) => <bdi>{name}</bdi> },
    { key: "state", title: words.columns.state, width: 230, grow: 2, cell: (row) => <StateBadge survey={row} /> },
    {
      key: "responses",
      title: words.columns.responses,
      number: true,
      width: 110,
      cell: ({ responses }) => number(responses),
    },
    {
      key: "last",
      title: words.columns.last,
      cell: ({ last_answered_at: at }) => (at ? <TimeText at={at} /> : words.never),
    },
    { key: "updated", title: words.columns.updated, cell: (row) => <TimeText at={row.updated_at} /> },
  ];
  if (mayWrite)
    columns.push({ key: "menu", title: "", width: 56, cell: (row) => <RowMenu survey={row} taken={taken} /> });
  return columns;
}

function SurveyCard({ row, menu }: { row: SurveyRow; menu: React.ReactNode }) {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  return (
    <Stack gap={4}>
      <div style={{ display: "flex", justifyContent: "space-between", gap: 8 }}>
        <Text fw={500} dir="auto">
          {row.name}
        </Text>
        {menu}
      </div>
      <StateBadge survey={row} />
      <Text size="sm" c="dimmed">
        {words.columns.responses}: {number(row.responses)} ·{" "}
        {row.last_answered_at ? <TimeText at={row.last_answered_at} /> : words.never}
      </Text>
    </Stack>
  );
}

function readSurveyFile(text: string) {
  try {
    return surveyFile.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function ImportFile({ taken }: { taken: readonly string[] }) {
  const words = useWords({ fa, en });
  const go = useGo();
  const bring = useSurveyDeed(
    async (file: File) => {
      const read = readSurveyFile(await file.text());
      if (!read) throw new ApiError(400, { code: "invalid", message: words.notAFile });
      const { key, name, definition, settings } = read;
      return api.post("/surveys", { key: freeKey(key, taken), name, definition, settings }, surveyMade);
    },
    { done: words.imported, onDone: ({ key }) => go(`surveys/${key}`) },
  );
  return (
    <FileButton onChange={(file) => file && bring.mutate(file)} accept=".json,application/json">
      {({ onClick }) => (
        <Tooltip label={words.importFile}>
          <ActionIcon
            variant="default"
            size={36}
            loading={bring.isPending}
            aria-label={words.importFile}
            onClick={onClick}
          >
            <IconFileImport size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      )}
    </FileButton>
  );
}

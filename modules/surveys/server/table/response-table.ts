import type { Context } from "../../../../platform/db/index.ts";
import type { Cell, Table } from "../../../../platform/files/index.ts";
import { formatDate, formatTime, type Language } from "../../../../platform/i18n/index.ts";
import { type Brand, brandSettings } from "../../../admin/index.ts";
import { channelNames, touchpointNames } from "../../../timeline/contract.ts";
import type { SurveyLanguage } from "../../contract/definition.ts";
import { modeNames } from "../../contract/mode-names.ts";
import type { AnswersPage, AnswersQuery, ResponseFilter } from "../../contract/response-table.ts";
import { findSurvey } from "../define/survey-rows.ts";
import { answerColumns, versionsOf } from "./columns.ts";
import { type ReadPage, type ReadResponse, readAnswers } from "./read-answers.ts";
import { tableWords } from "./words.ts";

type Ask = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;
type Column = { field: string; heading: string; cell(row: ReadResponse): Cell };

const stride = 1000;

/**
 * The responses of a survey as a table, in the reader's language and answers in one the survey has; read in steps while it is written,
 * each a transaction of its own, by `ask`. Refuses `not_found`.
 */
export async function responseTable(ask: Ask, key: string, filter: ResponseFilter, language: Language): Promise<Table> {
  const { survey, columns } = await ask((ctx) => prepare(ctx, key, language));
  async function* rows(): AsyncGenerator<Cell[]> {
    for (let after: string | null = null; ; ) {
      const place: string | null = after;
      const page: ReadPage = await ask((ctx) => readAnswers(ctx, survey, filter, { after: place, limit: stride }));
      for (const row of page.rows) yield columns.map((column) => column.cell(row));
      if (page.next === null) return;
      after = page.next;
    }
  }
  return {
    fields: columns.map(({ field }) => field),
    headings: columns.map(({ heading }) => heading),
    rows: rows(),
    look: { rightToLeft: language === "fa", sheetName: tableWords[language].sheet },
  };
}

async function prepare(ctx: Context, key: string, language: Language) {
  const survey = await findSurvey(ctx, key);
  const versions = await versionsOf(ctx, survey.id);
  const { languages } = versions.at(-1)?.definition ?? survey.draft;
  const own: SurveyLanguage = languages.includes(language) ? language : languages[0]!;
  const brand = await brandSettings(ctx);
  const words = { ...tableWords[language], day: (iso: string) => dayCell(iso, brand, language) };
  const columns: Column[] = [
    ...around(brand, language, survey.settings.anonymous),
    ...answerColumns(versions, own, words).map(({ cell, ...column }) => ({
      ...column,
      cell: ({ version, answers, fileNames }: ReadResponse) =>
        cell({ version, answers, fileName: (token) => fileNames.get(token) ?? token }),
    })),
  ];
  return { survey: { id: survey.id, anonymous: survey.settings.anonymous }, columns };
}

/** What stands around the answers. Who answered is no column at all where the survey is anonymous. */
function around(brand: Brand, language: Language, anonymous: boolean): Column[] {
  const words = tableWords[language];
  const channels = channelNames[language] as Record<string, string>;
  const known = (names: Record<string, string>, word: string | null) => (word === null ? null : (names[word] ?? word));
  const customer: Column[] = [
    { field: "customer_external_id", heading: words.customer_number, cell: ({ customer: who }) => who?.external_id },
    { field: "customer_name", heading: words.customer, cell: ({ customer: who }) => who?.name },
  ];
  return [
    { field: "id", heading: words.id, cell: ({ id }) => id },
    { field: "at", heading: words.at, cell: ({ answered_at: at }) => timeCell(at, brand, language) },
    { field: "answered_at", heading: words.at_iso, cell: ({ answered_at: at }) => at },
    { field: "mode", heading: words.mode, cell: ({ mode }) => known(modeNames[language], mode) },
    { field: "channel", heading: words.channel, cell: ({ channel }) => known(channels, channel) },
    {
      field: "touchpoint",
      heading: words.touchpoint,
      cell: ({ touchpoint }) => known(touchpointNames[language], touchpoint),
    },
    { field: "partner", heading: words.partner, cell: ({ partner }) => partner },
    { field: "product", heading: words.product, cell: ({ product }) => product },
    { field: "agent", heading: words.agent, cell: ({ agent }) => agent },
    { field: "language", heading: words.language, cell: (row) => known(words.languages, row.language) },
    { field: "version", heading: words.version_number, cell: ({ version }) => version },
    ...(anonymous ? [] : customer),
  ];
}

type Clock = Pick<Brand, "timeZone">;

/** A day as the reader counts days, in Latin digits, which spreadsheets sort: `1405/09/06`, `2026-11-27`. */
function dayCell(moment: string, { timeZone }: Clock, language: Language): string {
  return formatDate(moment, settingsOf(timeZone, language), "short");
}

function timeCell(moment: string, { timeZone }: Clock, language: Language): string {
  return `${dayCell(moment, { timeZone }, language)} ${formatTime(moment, settingsOf(timeZone, language))}`;
}

/** English words keep digits Latin; the calendar is the reader's. */
function settingsOf(timeZone: string, language: Language) {
  return {
    language: "en" as const,
    calendar: language === "fa" ? ("jalali" as const) : ("gregorian" as const),
    timeZone,
  };
}

/** One page of responses for programs. Refuses `not_found`. */
export async function answersOf(ctx: Context, key: string, query: AnswersQuery): Promise<AnswersPage> {
  const { after, limit, ...filter } = query;
  const { id, settings } = await findSurvey(ctx, key);
  const page = await readAnswers(ctx, { id, anonymous: settings.anonymous }, filter, { after: after ?? null, limit });
  const rows = page.rows.map(({ fileNames, ...row }) => {
    const named = Object.entries(row.answers).map(([question, answer]) => {
      const names = Array.isArray(answer) ? answer.flatMap((token) => fileNames.get(token) ?? []) : [];
      return [question, names] as const;
    });
    return { ...row, files: Object.fromEntries(named.filter(([, names]) => names.length > 0)) };
  });
  return { rows, next: page.next };
}

import { createHash } from "node:crypto";
import { type Database, system, withBrand } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { type Delimiter, describeFile, type FileRow, readRows } from "../../../../platform/files/index.ts";
import { guessDateFormat, parseDate } from "../../../../platform/values/index.ts";
import { brandSettings } from "../../../admin/index.ts";
import { askedColumns, cellOf, headerForm } from "../../../imports/index.ts";
import { type OpenSurvey, openSurvey } from "../define/survey-rows.ts";
import { takeTold } from "./accept-responses.ts";
import type { Told } from "./read-bodies.ts";

/** The columns of a file of responses, and other headers under which they are known. */
const fields: Record<string, string> = {
  external_id: "external id, id, response id, شناسه, شناسه پاسخ, کد",
  answered_at: "answered at, date, time, timestamp, created at, submitted at, تاریخ, زمان, تاریخ پاسخ",
  score: "score, rating, nps, csat, ces, value, answer, نمره, امتیاز, رضایت",
  comment: "comment, comments, text, feedback, reason, why, توضیح, نظر, دلیل, متن",
  customer_external_id: "customer external id, customer id, customer, user id, کد مشتری, شناسه مشتری, مشتری",
  channel: "channel, کانال",
  touchpoint: "touchpoint, نقطه تماس",
  partner: "partner, dealer, branch, store, نماینده, نمایندگی, شعبه",
  product: "product, product id, product external id, sku, کالا, محصول, کد کالا",
  agent: "agent, operator, کارشناس, اپراتور",
  mode: "mode, method, شیوه, روش",
};

export type ResponsesFile = {
  path: string;
  surveyKey: string;
  sourceKey: string;
  columns?: string | undefined;
  dateFormat?: string | undefined;
  delimiter?: Delimiter | undefined;
  /** Whether the first row names the columns. */
  header: boolean;
};
export type Rejection = { row: number; field: string | null; code: string };
export type ImportedResponses = {
  read: number;
  imported: number;
  updated: number;
  unchanged: number;
  rejected: number;
  columns: Record<string, string>;
  ignored: string[];
  /** The first hundred. */
  rejections: Rejection[];
};

const chunk = 2000;
const mostRejections = 100;

/**
 * Imports a file of responses into a live survey, in transactions of 2,000 rows; each row once, so that a file that was broken off is
 * simply imported again. A row without an id is known by what it says. Columns that are questions' keys are answers to those. Throws a
 * FileProblem for a file that is none; refuses `import_fields_missing` without a date.
 */
export async function importResponses(
  { database, clock, brandId }: { database: Database; clock: () => Date; brandId: number },
  file: ResponsesFile,
  hear: (rows: number) => void = () => {},
): Promise<ImportedResponses> {
  const on = () => ({ brandId, actor: system("import responses"), now: clock() });
  const { survey, timeZone } = await withBrand(database.app, { ...on(), readOnly: true }, async (ctx) => ({
    survey: await openSurvey(ctx, { key: file.surveyKey }),
    timeZone: (await brandSettings(ctx)).timeZone,
  }));
  const plan = await planOf(file, survey);
  const done: ImportedResponses = {
    read: 0,
    imported: 0,
    updated: 0,
    unchanged: 0,
    rejected: 0,
    ...plan.said,
    rejections: [],
  };
  const seen = new Map<string, number>();
  let headed = plan.keys || !file.header;
  for await (const batch of readRows(file.path, plan.how)) {
    const rows = headed ? batch : batch.slice(1);
    headed = true;
    for (let at = 0; at < rows.length; at += chunk) {
      const part = rows.slice(at, at + chunk);
      const told = part.map((row) => readRow(row, plan, { survey, timeZone, sourceKey: file.sourceKey, seen }));
      const outcomes = await withBrand(database.app, on(), (ctx) => takeTold(ctx, told));
      count(done, part, outcomes);
      hear(done.read);
    }
  }
  return done;
}

type Outcomes = Awaited<ReturnType<typeof takeTold>>;

function count(done: ImportedResponses, rows: readonly FileRow[], outcomes: Outcomes): void {
  const counts = { recorded: "imported", changed: "updated", repeated: "unchanged" } as const;
  outcomes.forEach((outcome, at) => {
    done.read += 1;
    if (!(outcome instanceof Refusal)) {
      done[counts[outcome.result]] += 1;
      return;
    }
    done.rejected += 1;
    const { field = null, fields: all } = outcome.detail;
    if (done.rejections.length < mostRejections)
      done.rejections.push({ row: rows[at]!.row, field, code: all?.[0]?.code ?? outcome.code });
  });
}

type Plan = {
  columns: Map<string, number | string>;
  dateFormat: string;
  keys: boolean;
  how: { delimiter?: Delimiter };
  questions: ReadonlySet<string>;
  said: { columns: Record<string, string>; ignored: string[] };
};

async function planOf(file: ResponsesFile, { definition }: OpenSurvey): Promise<Plan> {
  const how = file.delimiter ? { delimiter: file.delimiter } : {};
  const { header: first, format } = await describeFile(file.path, how);
  const keys = format === "ndjson";
  const header = file.header || keys ? first : first.map(() => "");
  const questions = new Set(definition.sections.flatMap((section) => section.questions.map(({ key }) => key)));
  const known = [...Object.keys(fields), ...questions];
  const columns =
    file.columns === undefined ? new Map<string, number | string>() : askedColumns(file.columns, known, header, keys);
  if (file.columns === undefined) {
    for (const [at, name] of header.entries()) {
      const field = questions.has(name.trim()) ? name.trim() : fieldOf(name);
      if (field && !columns.has(field)) columns.set(field, keys ? name : at);
    }
  }
  if (!columns.has("answered_at"))
    throw new Refusal("import_fields_missing", { field: "columns", values: { fields: "answered_at" } });
  const nameOf = (place: number | string) => (typeof place === "string" ? place : (header[place] ?? String(place + 1)));
  const taken = new Set([...columns.values()].map(nameOf));
  return {
    columns,
    keys,
    how,
    questions,
    dateFormat: file.dateFormat ?? (await guessDates(file.path, columns.get("answered_at")!, keys, how)),
    said: {
      columns: Object.fromEntries([...columns].map(([field, place]) => [field, nameOf(place)])),
      ignored: header.filter((name) => !taken.has(name)),
    },
  };
}

function fieldOf(name: string): string | null {
  const form = headerForm(name);
  const own = Object.keys(fields).find((field) => headerForm(field) === form);
  return (
    own ??
    Object.keys(fields).find((field) => fields[field]!.split(", ").some((one) => headerForm(one) === form)) ??
    null
  );
}

async function guessDates(path: string, place: number | string, keys: boolean, how: Plan["how"]): Promise<string> {
  for await (const batch of readRows(path, how))
    return guessDateFormat(
      batch
        .slice(keys ? 0 : 1)
        .map((row) => cellOf(row, place))
        .filter(Boolean),
    );
  return "auto";
}

type Reading = { survey: OpenSurvey; timeZone: string; sourceKey: string; seen: Map<string, number> };

function readRow(row: FileRow, plan: Plan, { survey, timeZone, sourceKey, seen }: Reading): Told | Refusal {
  if (row.problem) return new Refusal("invalid", row.problem.code);
  const cell = (field: string) => cellOf(row, plan.columns.get(field)) || null;
  const date = cell("answered_at");
  const at = date === null ? null : parseDate(date, plan.dateFormat, timeZone);
  if (!(at instanceof Date)) return new Refusal("invalid", "answered_at");
  const score = cell("score");
  const answers = Object.fromEntries(
    [...plan.questions].flatMap((key) => (cell(key) === null ? [] : [[key, cell(key)]])),
  );
  const body = {
    ...{ channel: cell("channel"), touchpoint: cell("touchpoint"), partner: cell("partner"), product: cell("product") },
    ...{ agent: cell("agent"), comment: cell("comment"), customer_external_id: cell("customer_external_id") },
    external_id: cell("external_id") ?? idOfRow(row, plan, seen),
    answered_at: at.toISOString(),
    answers: { ...answers, ...(score !== null && { [scoreKey(survey)]: score }) },
    mode: cell("mode")?.slice(0, 40) ?? "import",
    test: false,
  };
  return { survey, body, sourceKey };
}

/** The question that a file's score answers. */
function scoreKey({ definition }: OpenSurvey): string {
  const questions = definition.sections.flatMap((section) => section.questions);
  return questions.find((question) => question.type === "scale" && question.score)?.key ?? "score";
}

/** A row without an id is known by what it says; the second of twins by its number among them. */
function idOfRow(row: FileRow, plan: Plan, seen: Map<string, number>): string {
  const text = [...plan.columns.values()].map((place) => cellOf(row, place)).join("\u001f");
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 32);
  const before = seen.get(hash) ?? 0;
  seen.set(hash, before + 1);
  return before === 0 ? hash : `${hash}.${before}`;
}

import { fork } from "node:child_process";
import { once } from "node:events";
import type pg from "pg";
import { createBrand } from "../../modules/admin/index.ts";
import type { House } from "../../platform/house/module.ts";
import { quantile } from "../../platform/stats/index.ts";
import { makeLongSurvey } from "./fill-answers.ts";
import { rounded, spread } from "./measure.ts";
import { startSurveyProcess } from "./survey-process.ts";

// Answers to twelve questions through the public page, handed in so many a second from a process of their own. Hamdel, its worker, PostgreSQL
// and the client share the machine. Then Hamdel is killed while they come, started again, and everything acknowledged must be there once; what
// was not acknowledged, and a part of what was, is handed in again.
type Told = {
  keys: string[];
  milliseconds: number[];
  lost: string[];
  refused: number;
  late_ms: number;
  seconds: number;
};
const choices = Array.from({ length: 9 }, (_, place) => [`choice_${place}`, "two"] as const);
const asked = ["recommend", "satisfied", "easy", ...choices.map(([key]) => key)].join(",");
const fields = { _do: "next", _seen: "", _asked: asked, satisfied: "4", easy: "5", ...Object.fromEntries(choices) };
const say = (line: string) => process.stderr.write(`${line}\n`);

const shown = ({ keys, milliseconds, refused, late_ms, seconds }: Told) => ({
  accepted_per_second: Math.round(keys.length / seconds),
  ...{ accepted: keys.length, refused, ...spread(milliseconds) },
  ...{ p99_ms: rounded(quantile(milliseconds, 0.99)), client_late_ms: rounded(late_ms) },
});

/** Which of some responses stand in the tables: each once, with its words and its fact. */
async function standing(owner: pg.Pool, brandId: number, keys: readonly string[]) {
  const { rows } = await owner.query(
    `select count(*)::int as rows, count(distinct r.key)::int as keys, count(*) filter (where r.answered_at is null)::int as unfinished,
       (select count(*)::int from survey_fact f where f.brand_id = $1) as facts,
       (select coalesce(sum(weight), 0)::int from survey_fact f where f.brand_id = $1) as weighed,
       (select count(*)::int from survey_response_text t where t.brand_id = $1) as texts
     from survey_response r where r.brand_id = $1`,
    [brandId],
  );
  const missing = await owner.query(
    `select count(*)::int as n from unnest($2::text[]) as said (key) where not exists (select from survey_response r
       join survey_fact f on f.brand_id = r.brand_id and f.response_id = r.id
       where r.brand_id = $1 and r.key = 'open:' || said.key and r.answered_at is not null)`,
    [brandId, keys],
  );
  return { ...rows[0], missing: missing.rows[0].n };
}

/** Measures rates one after another, then loses the process in the middle of the last. */
export async function measureSubmissions(
  house: House,
  owner: pg.Pool,
  { rates = [250, 500, 1000], seconds = 10 } = {},
) {
  const { id: brandId, slug } = await createBrand(house.database.app, { name: "bench", now: new Date() });
  await makeLongSurvey(owner, brandId);
  const place = { url: house.database.url, dataDir: house.config.dataDir };
  let hamdel = await startSurveyProcess(place, { work: true });
  const client = fork(new URL("survey-client.ts", import.meta.url), { execArgv: [] });
  const work = (perSecond: number, long = seconds) => ({
    ...{ port: hamdel.port, path: `/s/${slug}/long`, perSecond, seconds: long, fields },
  });
  let from = 0;
  const begin = (perSecond: number, long?: number): Promise<Told> => {
    client.send({ run: work(perSecond, long), from });
    from += perSecond * (long ?? seconds);
    return once(client, "message").then(([told]) => told as Told);
  };
  const acknowledged = [...(await begin(100, 8)).keys];
  const reached: Record<string, unknown> = {};
  for (const rate of rates) {
    const before = await hamdel.usage();
    const told = await begin(rate);
    const after = await hamdel.usage();
    const processor = (after.cpu_ms - before.cpu_ms) / told.keys.length;
    acknowledged.push(...told.keys);
    reached[rate] = { ...shown(told), rss_mb: rounded(after.rss_mb), processor_ms_each: rounded(processor) };
    say(`${rate}: ${JSON.stringify(reached[rate])}`);
  }
  const running = begin(rates.at(-1)!);
  await new Promise((next) => setTimeout(next, (seconds * 1000) / 2));
  await hamdel.kill();
  const told = await running;
  acknowledged.push(...told.keys);
  hamdel = await startSurveyProcess(place, { work: true });
  const after = await standing(owner, brandId, acknowledged);
  const repeated = [...told.lost.slice(0, 2000), ...told.keys.slice(-1000)];
  client.send({ run: work(1), again: repeated });
  const [well] = (await once(client, "message")) as [number];
  const all = [...acknowledged, ...told.lost.slice(0, 2000)];
  const last = await standing(owner, brandId, all);
  client.disconnect();
  await hamdel.kill();
  const killed = { acknowledged: acknowledged.length, unanswered: told.lost.length, missing: after.missing };
  const retried = { handed_in_again: repeated.length, answered_well: well, ...last };
  const nothingLost =
    acknowledged.length > 0 &&
    after.missing + last.missing === 0 &&
    last.rows === last.keys &&
    last.facts === last.rows;
  return { questions: 12, reached, killed, retried, nothing_lost_or_twice: nothingLost, aim_per_second: 1000 };
}

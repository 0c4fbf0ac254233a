import { Html, html } from "../../../../platform/html/index.ts";
import { printFonts } from "../../../../platform/print/index.ts";
import type { Brand } from "../../../admin/index.ts";
import type { MetricAnswer, MetricGroup } from "../../contract.ts";
import { groupName } from "../experience/group-name.ts";
import type { Report, ReportScore } from "./compose-report.ts";
import { wordsOf } from "./report-words.ts";

type Wording = ReturnType<typeof wordsOf>;

const style = `@page{size:A4;margin:16mm 14mm}
body{margin:0;color:#1f1c18;font:400 10.5pt/1.7 Vazirmatn,sans-serif}
h1{margin:0;font-size:17pt;font-weight:650}h2{margin:0 0 2pt;font-size:13pt;font-weight:650}
section{margin-block-start:16pt;padding-block-start:10pt;border-block-start:1px solid #e0dbd3}
.dim{color:#6b645a;margin:0}.value{font-size:20pt;font-weight:650;margin-inline-end:8pt}
table{width:100%;border-collapse:collapse;margin-block-start:6pt;font-size:9.5pt}
tr{break-inside:avoid}th,td{padding:3pt 6pt;border-block-end:1px solid #ece8e2;text-align:start;font-weight:400}
th{color:#6b645a}td.n{font-variant-numeric:tabular-nums;white-space:nowrap}svg{display:block}`;

/** How long the bar of a value is, of 100: NPS from −100 to 100, shares from nothing to all. */
const lengthOf = (unit: string, value: number) => (unit === "score" ? (value + 100) / 2 : value * 100);

function groupRow(
  { unit }: MetricAnswer,
  group: MetricGroup,
  { words, value, number }: Wording,
  { language }: Report,
): Html {
  const name = groupName(group, language);
  if (group.value === null)
    return html`<tr><td>${name}</td><td colspan="4">${group["hidden"] ? words.hidden : "–"}</td></tr>`;
  const bar = html`<svg width="120" height="8"><rect width="120" height="8" fill="#eeeae4"/><rect width="${Math.round(1.2 * lengthOf(unit, group.value))}" height="8" fill="#1f7a72"/></svg>`;
  const range = words.range(value(unit, group.low), value(unit, group.high));
  return html`<tr><td>${name}</td><td class="n">${value(unit, group.value)}</td><td>${bar}</td><td class="n">${range}</td><td class="n">${number(group.n)}</td></tr>`;
}

function scoreSection({ answer, now, before, moved, groups }: ReportScore, wording: Wording, report: Report): Html {
  const { words, value, number } = wording;
  const { columns } = words;
  const earlier = before.n > 0 ? words.before(value(answer.unit, before.value), number(before.n)) : words.noBefore;
  const sure = `${words.range(value(answer.unit, now.low), value(answer.unit, now.high))} · ${words.answers(number(now.n))}`;
  const shown = groups.groups.filter((group) => group.n > 0 || group["hidden"]);
  return html`<section><h2>${answer.title}</h2>
<p><span class="value">${value(answer.unit, now.value)}</span> ${sure}</p>
<p>${earlier}. ${before.n > 0 ? words.moved[moved ?? "same"] : ""}</p>
<p class="dim">${answer.definition}</p>
<table><thead><tr><th>${columns.group}</th><th>${columns.value}</th><th></th><th>${columns.range}</th><th>${columns.n}</th></tr></thead>
<tbody>${shown.map((group) => groupRow(answer, group, wording, report))}</tbody></table></section>`;
}

/** A report as a page to be printed: everything it shows stands in it. */
export async function reportPage(brand: Brand, report: Report): Promise<string> {
  const { language, name, from, to, scores } = report;
  const wording = wordsOf(language, brand);
  const { words, day } = wording;
  const sheet = new Html(`<style>${await printFonts()}${style}</style>`);
  return html`<!doctype html>
<html lang="${language}" dir="${language === "fa" ? "rtl" : "ltr"}"><head><meta charset="utf-8"><title>${name}</title>${sheet}</head>
<body><h1>${name}</h1><p class="dim">${brand.name} · ${words.period(day(from), day(to))}</p>
${scores.length > 0 ? scores.map((score) => scoreSection(score, wording, report)) : html`<section><p>${words.nothing}</p></section>`}
</body></html>`.text;
}

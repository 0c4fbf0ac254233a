import type { EChartsCoreOption } from "echarts/core";
import { formatCompact, type Language } from "../i18n/index.ts";
import { type ChartTone, chartColors, toneColor } from "./colors.ts";

/** One line or set of bars; `null` where nothing is known. `tone` where it is good, bad, or neither by what it means. */
export type ChartSeries = { name: string; values: readonly (number | null)[]; tone?: ChartTone };

/** What a chart shows. */
export type ChartData = {
  kind?: "line" | "bar" | "stacked";
  /** The labels along the axis, already in the reader's language. */
  categories: readonly string[];
  series: readonly ChartSeries[];
  /** Writes a value for tooltips and the table; the plain number unless told. */
  format?: (value: number) => string;
  /** Writes a value on the axis; a short number unless told. */
  formatAxis?: (value: number) => string;
};

type Setting = { language: Language; scheme: "light" | "dark"; format: (value: number) => string };

/** Text that keeps its own order inside a left-to-right canvas. */
function ordered(text: string, language: Language): string {
  return language === "fa" ? `\u2067${text}\u2069` : text;
}

/** The ECharts option of a chart: legend on top, mirrored in Persian, the six colours in their order. */
export function chartOption(data: ChartData, { language, scheme, format }: Setting): EChartsCoreOption {
  const rtl = language === "fa";
  const text = scheme === "light" ? "#6b655d" : "#aaa49b";
  const line = scheme === "light" ? "#e9e5df" : "#34312d";
  const fontFamily = "Vazirmatn Variable";
  const axis = data.formatAxis ?? ((value: number) => formatCompact(value, language));
  const many = data.series.length > 1;
  return {
    animationDuration: 180,
    color: [...chartColors[scheme]],
    textStyle: { fontFamily, fontSize: 12.5, color: text },
    grid: { top: many ? 44 : 16, left: 8, right: 8, bottom: 8, containLabel: true },
    legend: {
      show: many,
      // Laid out from left to right by ECharts: turned around, the first series is read first.
      data: data.series.map(({ name }) => name)[rtl ? "reverse" : "slice"](),
      top: 0,
      ...(rtl ? { right: 0 } : { left: 0 }),
      align: rtl ? "right" : "left",
      icon: "roundRect",
      itemWidth: 12,
      itemHeight: 12,
      itemGap: 18,
      textStyle: { color: text, fontFamily },
    },
    tooltip: {
      trigger: "axis",
      axisPointer: { type: data.kind === "line" || !data.kind ? "line" : "shadow", lineStyle: { color: text } },
      backgroundColor: scheme === "light" ? "#ffffff" : "#262421",
      borderColor: line,
      textStyle: { color: scheme === "light" ? "#26231f" : "#ebe8e4", fontFamily },
      extraCssText: `direction:${rtl ? "rtl" : "ltr"};text-align:start;border-radius:10px;box-shadow:var(--mantine-shadow-md)`,
      valueFormatter: (value: unknown) => (typeof value === "number" ? format(value) : "–"),
    },
    xAxis: {
      type: "category",
      data: [...data.categories],
      inverse: rtl,
      axisLine: { lineStyle: { color: line } },
      axisTick: { show: false },
      axisLabel: { color: text, hideOverlap: true, formatter: (label: string) => ordered(label, language) },
    },
    yAxis: {
      type: "value",
      position: rtl ? "right" : "left",
      splitNumber: 4,
      // Of what is counted in whole ones no axis shows halves.
      ...(data.series.every(({ values }) => values.every((value) => value === null || Number.isInteger(value))) && {
        minInterval: 1,
      }),
      splitLine: { lineStyle: { color: line } },
      axisLabel: { color: text, formatter: (value: number) => ordered(axis(value), language) },
    },
    series: data.series.map((series) => ({
      name: series.name,
      type: data.kind === "bar" || data.kind === "stacked" ? "bar" : "line",
      data: [...series.values],
      ...(series.tone && { color: toneColor(series.tone, scheme) }),
      ...(data.kind === "stacked" ? { stack: "all" } : {}),
      ...(data.kind === "bar" || data.kind === "stacked" ? bars(data.kind) : lines),
    })),
  };
}

const lines = { symbol: "circle", symbolSize: 6, showSymbol: false, lineStyle: { width: 2.25 }, smooth: 0.15 };

function bars(kind: "bar" | "stacked") {
  return { barMaxWidth: 34, itemStyle: { borderRadius: kind === "bar" ? [4, 4, 0, 0] : 0 } };
}

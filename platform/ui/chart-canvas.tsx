import { useComputedColorScheme } from "@mantine/core";
import { BarChart, LineChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { type EChartsType, init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { type ChartData, chartOption } from "./chart-option.ts";
import { useFormat } from "./use-format.ts";

use([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

type ChartCanvasProps = {
  data: ChartData;
  title: string;
  height: number;
  onPick?: ((category: number, series: number) => void) | undefined;
};

/** The drawn chart; drawn once its font is there, so that Persian labels are measured right. */
export default function ChartCanvas({ data, title, height, onPick }: ChartCanvasProps) {
  const frame = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  const scheme = useComputedColorScheme("light");
  const { language, number } = useFormat();
  const option = chartOption(data, { language, scheme, format: data.format ?? number });

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const drawn = init(element, null, { renderer: "canvas" });
    chart.current = drawn;
    drawn.on("click", (event) => pick.current?.(event.dataIndex as number, event.seriesIndex as number));
    const observer = new ResizeObserver(() => drawn.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      drawn.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    let current = true;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    void document.fonts.load('400 12px "Vazirmatn Variable"', "همدل").finally(() => {
      if (current) chart.current?.setOption({ ...option, animation: !still }, { notMerge: true });
    });
    return () => {
      current = false;
    };
  });

  return <div ref={frame} dir="ltr" role="img" aria-label={title} style={{ height, width: "100%" }} />;
}

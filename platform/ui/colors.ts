import type { MantineColorsTuple } from "@mantine/core";

/** Turquoise, the one accent: shade 7 carries white text in light, shade 4 dark text in dark. */
export const firuze: MantineColorsTuple = [
  "#eaf7f6",
  "#d3eeec",
  "#a6dfdb",
  "#72d0ca",
  "#3cc4bd",
  "#22aba5",
  "#0e8f8a",
  "#0b7f7a",
  "#0a6b67",
  "#085552",
];

/** Warm greys for light screens. */
export const sand: MantineColorsTuple = [
  "#faf9f7",
  "#f5f3f0",
  "#ebe8e3",
  "#dedad3",
  "#c6c1b8",
  "#a39d94",
  "#6b655d",
  "#56514a",
  "#3d3934",
  "#26231f",
];

/** Warm greys for dark screens: 0 is text, 7 the page. */
export const ember: MantineColorsTuple = [
  "#ebe8e4",
  "#d0cbc4",
  "#aaa49b",
  "#837d75",
  "#45413b",
  "#34312d",
  "#262421",
  "#1b1917",
  "#151312",
  "#0e0d0c",
];

const meaning = {
  good: { mantine: "green", light: "#2b7a38", dark: "#7fd18d", lightTint: "#e8f5ea", darkTint: "#1f3323" },
  warning: { mantine: "yellow", light: "#965400", dark: "#e8b15a", lightTint: "#fdf2df", darkTint: "#3a2d17" },
  bad: { mantine: "red", light: "#b93228", dark: "#f4958a", lightTint: "#fdecea", darkTint: "#3f2320" },
} as const;

export type ChartTone = "good" | "bad" | "neither";

/** The colour of a series that means something good, something bad, or neither. */
export function toneColor(tone: ChartTone, scheme: "light" | "dark"): string {
  if (tone === "neither") return scheme === "light" ? sand[4]! : ember[3]!;
  return meaning[tone][scheme];
}

/** The CSS variables behind `var(--good)`, `var(--warning-tint)` and Mantine's light green, yellow and red, for one scheme. */
export function meaningVariables(scheme: "light" | "dark"): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const [name, tone] of Object.entries(meaning)) {
    variables[`--${name}`] = tone[scheme];
    const tint = scheme === "light" ? tone.lightTint : tone.darkTint;
    variables[`--${name}-tint`] = tint;
    variables[`--mantine-color-${tone.mantine}-light`] = tint;
    variables[`--mantine-color-${tone.mantine}-light-color`] = tone[scheme];
  }
  variables["--mantine-color-error"] = meaning.bad[scheme];
  return variables;
}

/** Six colours for charts, always in this order; `colors.test.ts` holds that colour-blind readers tell them apart. */
export const chartColors = {
  light: ["#0e8f8a", "#f0a03c", "#414492", "#7f0f3f", "#74bbf3", "#96672f"],
  dark: ["#3cc4bd", "#faac52", "#8a8aea", "#c4505f", "#477aa3", "#f2e2d0"],
} as const;

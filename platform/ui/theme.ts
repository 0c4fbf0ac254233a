import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineThemeOverride,
} from "@mantine/core";
import { ember, firuze, meaningVariables, sand } from "./colors.ts";

const font = '"Vazirmatn Variable", system-ui, "Segoe UI", Tahoma, sans-serif';

/** The look of every component; line height and direction follow the language (`style.css`). */
export const theme: MantineThemeOverride = createTheme({
  primaryColor: "firuze",
  primaryShade: { light: 7, dark: 4 },
  // The accent is dark in light and light in dark: what stands on it follows the scheme, not the shade.
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input);
    const accent = input.color === undefined || input.color === "firuze";
    return accent && input.variant === "filled" ? { ...colors, color: "var(--on-accent)" } : colors;
  },
  colors: { firuze, gray: sand, dark: ember },
  black: "#26231f",
  fontFamily: font,
  fontFamilyMonospace: 'ui-monospace, "Cascadia Code", "DejaVu Sans Mono", monospace',
  fontSizes: { xs: "0.8125rem", sm: "0.875rem", md: "0.9375rem", lg: "1.0625rem", xl: "1.375rem" },
  lineHeights: { xs: "1.6", sm: "var(--reading-line)", md: "var(--reading-line)", lg: "1.6", xl: "1.5" },
  fontWeights: { regular: "400", medium: "500", bold: "650" },
  headings: {
    fontFamily: font,
    fontWeight: "650",
    sizes: {
      h1: { fontSize: "1.375rem", lineHeight: "1.5" },
      h2: { fontSize: "1.0625rem", lineHeight: "1.6" },
      h3: { fontSize: "0.9375rem", lineHeight: "1.6" },
    },
  },
  radius: { xs: "4px", sm: "6px", md: "10px", lg: "14px", xl: "20px" },
  defaultRadius: "md",
  spacing: { xs: "8px", sm: "12px", md: "16px", lg: "24px", xl: "36px" },
  shadows: {
    xs: "0 1px 2px rgb(38 35 31 / 5%)",
    sm: "0 1px 2px rgb(38 35 31 / 5%)",
    md: "0 8px 28px rgb(38 35 31 / 11%), 0 1px 3px rgb(38 35 31 / 7%)",
    lg: "0 8px 28px rgb(38 35 31 / 11%), 0 1px 3px rgb(38 35 31 / 7%)",
    xl: "0 8px 28px rgb(38 35 31 / 11%), 0 1px 3px rgb(38 35 31 / 7%)",
  },
  cursorType: "pointer",
  respectReducedMotion: true,
  focusRing: "auto",
  components: {
    Button: { defaultProps: { loaderProps: { type: "dots" } } },
    Tooltip: { defaultProps: { openDelay: 350, transitionProps: { duration: 120 } } },
    Popover: { defaultProps: { shadow: "md", transitionProps: { duration: 140 } } },
    Menu: { defaultProps: { shadow: "md", transitionProps: { duration: 140 } } },
    Modal: { defaultProps: { centered: true, transitionProps: { duration: 160 } } },
    Input: { defaultProps: { size: "sm" } },
  },
});

/** Surfaces, hairlines and meaning colours of both schemes, as CSS variables. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-body": "#fdfcfb",
    "--mantine-color-dimmed": sand[6],
    "--mantine-color-placeholder": "#78726a",
    "--mantine-color-default-border": "#e0dcd5",
    "--surface": "#ffffff",
    "--surface-low": "#f6f4f1",
    "--surface-hover": "#f1eeea",
    "--hairline": "#e9e5df",
    "--on-accent": "#ffffff",
    "--mantine-color-firuze-light": firuze[0],
    "--mantine-color-firuze-light-hover": "#ddf1f0",
    "--mantine-color-firuze-light-color": firuze[8],
    "--accent": firuze[7],
    "--accent-strong": firuze[8],
    "--accent-tint": firuze[0],
    ...meaningVariables("light"),
  },
  dark: {
    "--mantine-color-body": ember[7],
    "--mantine-color-dimmed": ember[2],
    "--mantine-color-placeholder": "#948e85",
    "--mantine-color-default-border": "#3b3833",
    "--surface": "#211f1c",
    "--surface-low": "#161412",
    "--surface-hover": "#2a2825",
    "--hairline": "#2f2c28",
    "--on-accent": "#0d2523",
    "--mantine-color-firuze-light": "#173230",
    "--mantine-color-firuze-light-hover": "#1d3d3a",
    "--mantine-color-firuze-light-color": firuze[4],
    "--accent": firuze[4],
    "--accent-strong": firuze[3],
    "--accent-tint": "#173230",
    ...meaningVariables("dark"),
  },
});

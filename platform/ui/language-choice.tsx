import { SegmentedControl } from "@mantine/core";
import type { Language } from "../i18n/index.ts";

type LanguageChoiceProps = {
  label: string;
  value: Language;
  onChange: (language: Language) => void;
  size?: "xs" | "sm";
  fullWidth?: boolean;
};

/** Persian or English, each written in itself. */
export function LanguageChoice({ label, value, onChange, size = "xs", fullWidth = false }: LanguageChoiceProps) {
  return (
    <SegmentedControl
      size={size}
      fullWidth={fullWidth}
      aria-label={label}
      value={value}
      onChange={(chosen) => onChange(chosen as Language)}
      data={[
        { value: "fa", label: <span lang="fa">فارسی</span> },
        { value: "en", label: <span lang="en">English</span> },
      ]}
    />
  );
}

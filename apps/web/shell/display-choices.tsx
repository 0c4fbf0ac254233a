import { Button, Divider, SegmentedControl, Stack, Text, useMantineColorScheme } from "@mantine/core";
import { IconKeyboard, IconLogout } from "@tabler/icons-react";
import type { PropsWithChildren } from "react";
import type { Calendar, Language } from "../../../platform/i18n/index.ts";
import { api, authCall } from "../../../platform/ui/api.ts";
import { LanguageChoice } from "../../../platform/ui/language-choice.tsx";
import { type Density, usePreferences } from "../../../platform/ui/preferences.tsx";
import { useFormatSettings } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { en } from "../messages.en.ts";
import { fa } from "../messages.fa.ts";

/** Language, calendar, colours and density, kept on this device and with the account; shortcuts; signing out. */
export function DisplayChoices({ onShortcuts }: { onShortcuts: () => void }) {
  const words = useWords({ fa, en });
  const { language, density, change } = usePreferences();
  const { calendar } = useFormatSettings();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  function keep(choice: { language: Language } | { calendar: Calendar }) {
    change(choice);
    // The device remembers it in any case; the account only when the server can be reached.
    api.patch("/me", choice).catch(() => undefined);
  }
  return (
    <Stack gap={12}>
      <Labelled label={words.language}>
        <LanguageChoice
          fullWidth
          label={words.language}
          value={language}
          onChange={(chosen) => keep({ language: chosen })}
        />
      </Labelled>
      <Choice
        label={words.calendar}
        value={calendar}
        options={{ jalali: words.jalali, gregorian: words.gregorian }}
        onChange={(value) => keep({ calendar: value as Calendar })}
      />
      <Choice
        label={words.scheme}
        value={colorScheme}
        options={{ light: words.light, dark: words.dark, auto: words.auto }}
        onChange={(value) => setColorScheme(value as "light" | "dark" | "auto")}
      />
      <Choice
        label={words.density}
        value={density}
        options={{ comfortable: words.comfortable, compact: words.compact }}
        onChange={(value) => change({ density: value as Density })}
      />
      <Divider color="var(--hairline)" />
      <Stack gap={2}>
        <Line icon={<IconKeyboard size={18} stroke={1.6} />} onClick={onShortcuts}>
          {words.shortcuts}
        </Line>
        <Line icon={<IconLogout size={18} stroke={1.6} className="mirror" />} onClick={() => void signOut()}>
          {words.signOut}
        </Line>
      </Stack>
    </Stack>
  );
}

type ChoiceProps = {
  label: string;
  value: string;
  options: Record<string, string>;
  onChange: (value: string) => void;
};

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <Labelled label={label}>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={label}
        value={value}
        onChange={onChange}
        data={Object.entries(options).map(([key, text]) => ({ value: key, label: text }))}
      />
    </Labelled>
  );
}

function Labelled({ label, children }: PropsWithChildren<{ label: string }>) {
  return (
    <div>
      <Text size="xs" c="dimmed" mb={4}>
        {label}
      </Text>
      {children}
    </div>
  );
}

function Line({ icon, children, onClick }: { icon: React.ReactNode; children: string; onClick: () => void }) {
  return (
    <Button variant="subtle" color="gray" c="inherit" justify="flex-start" px={8} leftSection={icon} onClick={onClick}>
      {children}
    </Button>
  );
}

async function signOut() {
  await authCall("/sign-out", {});
  // A new page: nothing of the last person stays in memory, and the live feed ends.
  window.location.assign("/sign-in");
}

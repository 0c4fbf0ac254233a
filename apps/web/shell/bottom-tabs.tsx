import { Divider, Drawer, Stack } from "@mantine/core";
import { IconDots, IconSearch } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useBrandPath } from "../../../platform/ui/address.ts";
import { usePreferences } from "../../../platform/ui/preferences.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { en } from "../messages.en.ts";
import { fa } from "../messages.fa.ts";
import styles from "./bottom-tabs.module.css";
import { BrandSwitch } from "./brand-switch.tsx";
import { DisplayChoices } from "./display-choices.tsx";
import { PersonLine } from "./person-menu.tsx";
import { type FrameProps, PlaceLinks } from "./side-bar.tsx";
import { StandingParts } from "./standing-parts.tsx";

/** On a phone: three places, search, and everything else behind the fifth tab. */
export function BottomTabs({ places, onSearch, onShortcuts }: FrameProps) {
  const words = useWords({ fa, en });
  const { language } = usePreferences();
  const brandPath = useBrandPath();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <StandingParts hidden />
      <nav className={styles["tabs"]} aria-label={words.places}>
        {places.slice(0, 3).map(({ path, label, icon: Icon }) => (
          <Link key={path} to={brandPath(path)} className={styles["tab"]} activeProps={{ "data-active": true }}>
            <Icon size={22} stroke={1.6} />
            <span>{label[language]}</span>
          </Link>
        ))}
        <button type="button" className={styles["tab"]} onClick={onSearch}>
          <IconSearch size={22} stroke={1.6} />
          <span>{words.search}</span>
        </button>
        <button type="button" className={styles["tab"]} onClick={() => setOpened(true)}>
          <IconDots size={22} stroke={1.6} />
          <span>{words.more}</span>
        </button>
      </nav>
      <Drawer
        opened={opened}
        onClose={() => setOpened(false)}
        position="bottom"
        size="auto"
        radius="lg"
        title={words.more}
        closeButtonProps={{ "aria-label": words.close }}
        styles={{ content: { maxHeight: "88dvh" } }}
      >
        <Stack gap={12}>
          <BrandSwitch />
          <PlaceLinks places={places} onGo={() => setOpened(false)} />
          <Divider color="var(--hairline)" />
          <div className={styles["person"]}>
            <PersonLine />
          </div>
          <DisplayChoices onShortcuts={onShortcuts} />
        </Stack>
      </Drawer>
    </>
  );
}

import { Kbd, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { Spotlight, type SpotlightActionData, spotlight } from "@mantine/spotlight";
import "@mantine/spotlight/styles.css";
import { IconBuildingStore, IconSearch } from "@tabler/icons-react";
import { useQueries } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { searchForm } from "../../../platform/text/index.ts";
import { useGo } from "../../../platform/ui/address.ts";
import type { Place } from "../../../platform/ui/module.ts";
import { usePreferences } from "../../../platform/ui/preferences.tsx";
import { useBrand, useSession } from "../../../platform/ui/session.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { en } from "../messages.en.ts";
import { fa } from "../messages.fa.ts";
import { paletteFor } from "../places.ts";
import styles from "./palette.module.css";

type PaletteProps = { places: readonly Place[]; onClose: () => void };

/** Ctrl K: places, commands, brands, and whatever the modules can search. */
export default function Palette({ places, onClose }: PaletteProps) {
  const words = useWords({ fa, en }).palette;
  const [text, setText] = useState("");
  useEffect(() => spotlight.open(), []);
  const known = useKnownActions(places).map((group) => ({ ...group, actions: matching(group.actions, text) }));
  const found = useFound(text);
  const groups = [...known, ...found].filter((group) => group.actions.length > 0);
  return (
    <Spotlight.Root
      query={text}
      onQueryChange={setText}
      onSpotlightClose={onClose}
      shortcut={null}
      transitionProps={{ duration: 120 }}
      maxHeight={420}
      scrollable
      centered={false}
      yOffset="14vh"
      attributes={{ content: { "aria-label": words.placeholder } }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.28 }}
      classNames={{ action: styles["action"]! }}
    >
      <Spotlight.Search placeholder={words.placeholder} leftSection={<IconSearch size={20} stroke={1.6} />} />
      <Spotlight.ActionsList>
        {groups.map(({ group, actions }) => (
          <Spotlight.ActionsGroup key={group} label={group}>
            {actions.map(({ id, ...action }) => (
              <Spotlight.Action key={id} {...action} />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 ? <Spotlight.Empty>{words.nothing}</Spotlight.Empty> : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

type Action = SpotlightActionData;
type Group = { group: string; actions: Action[] };

/** The actions whose words all begin with, or hold, what was typed — in any Persian spelling. */
function matching(actions: Action[], text: string): Action[] {
  const wanted = searchForm(text).split(" ").filter(Boolean);
  return actions.filter(({ label }) => wanted.every((word) => searchForm(label ?? "").includes(word)));
}

function useKnownActions(places: readonly Place[]): Group[] {
  const words = useWords({ fa, en }).palette;
  const { language } = usePreferences();
  const go = useGo();
  const navigate = useNavigate();
  const brand = useBrand();
  const { brands } = useSession();
  const { commands } = paletteFor(brand.permissions);
  const others = brands.filter(({ slug }) => slug !== brand.slug);
  return [
    {
      group: words.commands,
      actions: commands.map(({ label, icon: Icon, run }) => ({
        id: `command ${label.en}`,
        label: label[language],
        leftSection: <Icon size={20} stroke={1.6} />,
        onClick: () => run(go),
      })),
    },
    {
      group: words.places,
      actions: places.map(({ path, label, icon: Icon, key }) => ({
        id: `place ${path}`,
        label: label[language],
        leftSection: <Icon size={20} stroke={1.6} />,
        rightSection: key ? (
          <Text span dir="ltr" c="dimmed">
            <Kbd size="xs">G</Kbd> <Kbd size="xs">{key.toUpperCase()}</Kbd>
          </Text>
        ) : null,
        onClick: () => go(path),
      })),
    },
    {
      group: words.brands,
      actions: others.map(({ slug, name }) => ({
        id: `brand ${slug}`,
        label: name,
        leftSection: <IconBuildingStore size={20} stroke={1.6} />,
        onClick: () => void navigate({ href: `/${slug}` }),
      })),
    },
  ];
}

/** What the modules found for the text, once it has rested for a moment. */
function useFound(text: string): Group[] {
  const { language } = usePreferences();
  const go = useGo();
  const brand = useBrand();
  const { searches } = paletteFor(brand.permissions);
  const [rested] = useDebouncedValue(text.trim(), 180);
  const answers = useQueries({
    queries: searches.map(({ label, find }) => ({
      queryKey: ["palette", brand.slug, label.en, rested],
      queryFn: ({ signal }: { signal: AbortSignal }) => find(rested, signal),
      enabled: rested.length >= 2,
      staleTime: 10_000,
    })),
  });
  return searches.map(({ label, icon: Icon }, index) => ({
    group: label[language],
    actions: (rested.length >= 2 ? (answers[index]?.data ?? []) : []).map(({ id, title, note, path }) => ({
      id: `found ${label.en} ${id}`,
      label: title,
      ...(note ? { description: note } : {}),
      leftSection: <Icon size={20} stroke={1.6} />,
      onClick: () => go(path),
    })),
  }));
}

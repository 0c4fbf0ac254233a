import { Kbd } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useBrandPath } from "../../../platform/ui/address.ts";
import type { Place } from "../../../platform/ui/module.ts";
import { usePreferences } from "../../../platform/ui/preferences.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { en } from "../messages.en.ts";
import { fa } from "../messages.fa.ts";
import { inGroups } from "../places.ts";
import { BrandSwitch } from "./brand-switch.tsx";
import { PersonMenu } from "./person-menu.tsx";
import styles from "./side-bar.module.css";
import { StandingParts } from "./standing-parts.tsx";

/** What the side bar and the bottom tabs are given. */
export type FrameProps = { places: readonly Place[]; onSearch: () => void; onShortcuts: () => void };

/** Brand, search, places, and the person at the bottom. */
export function SideBar({ places, onSearch, onShortcuts }: FrameProps) {
  const words = useWords({ fa, en });
  return (
    <aside className={styles["bar"]}>
      <BrandSwitch />
      <button type="button" className={styles["search"]} onClick={onSearch}>
        <IconSearch size={18} stroke={1.6} />
        <span>{words.search}</span>
        <Kbd size="xs" dir="ltr">
          {/Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘ K" : "Ctrl K"}
        </Kbd>
      </button>
      <PlaceLinks places={places} />
      <StandingParts />
      <PersonMenu onShortcuts={onShortcuts} />
    </aside>
  );
}

/** The links to the places, the open one marked. */
export function PlaceLinks({ places, onGo }: { places: readonly Place[]; onGo?: () => void }) {
  const words = useWords({ fa, en });
  return (
    <nav aria-label={words.places} className={styles["places"]}>
      {inGroups(places).map((group) => (
        <div key={group[0]!.path} className={styles["group"]}>
          {group.map((place) => (
            <PlaceLink key={place.path} place={place} onGo={onGo} />
          ))}
        </div>
      ))}
    </nav>
  );
}

const always = () => true;

function PlaceLink({ place, onGo }: { place: Place; onGo: (() => void) | undefined }) {
  const { path, label, icon: Icon, useShown = always } = place;
  const { language } = usePreferences();
  const brandPath = useBrandPath();
  if (!useShown()) return null;
  return (
    <Link
      to={brandPath(path)}
      className={styles["place"]}
      activeProps={{ "data-active": true }}
      onClick={() => onGo?.()}
    >
      <Icon size={20} stroke={1.6} />
      <span>{label[language]}</span>
    </Link>
  );
}

import { useMediaQuery } from "@mantine/hooks";
import { Outlet, useParams } from "@tanstack/react-router";
import { lazy, Suspense, useMemo, useState } from "react";
import { useGo } from "../../../platform/ui/address.ts";
import { BrandContext, useSession } from "../../../platform/ui/session.ts";
import { useShortcutKeys } from "../../../platform/ui/shortcuts.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { en } from "../messages.en.ts";
import { fa } from "../messages.fa.ts";
import { placesFor, watchersFor } from "../places.ts";
import { BottomTabs } from "./bottom-tabs.tsx";
import styles from "./brand-layout.module.css";
import { OfflineBanner } from "./offline-banner.tsx";
import { SideBar } from "./side-bar.tsx";
import { usePlaceShortcuts } from "./use-place-shortcuts.ts";

const Palette = lazy(() => import("./palette.tsx"));
const Shortcuts = lazy(() =>
  import("../../../platform/ui/shortcut-sheet.tsx").then((file) => ({ default: file.ShortcutSheet })),
);

/** The frame of a brand: side bar or bottom tabs, search, the page. */
export default function BrandLayout() {
  const words = useWords({ fa, en });
  const session = useSession();
  const { brand: slug } = useParams({ strict: false }) as { brand: string };
  const brand = session.brands.find((one) => one.slug === slug);
  const phone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const [overlay, setOverlay] = useState<"palette" | "shortcuts" | null>(null);
  const go = useGo();
  const permissions = brand?.permissions;
  const places = useMemo(() => placesFor(permissions ?? []), [permissions]);
  const shortcuts = usePlaceShortcuts(places, go, setOverlay);
  useShortcutKeys(shortcuts);
  if (!brand || !session.user) return null;
  const close = () => setOverlay(null);
  const frame = { places, onSearch: () => setOverlay("palette"), onShortcuts: () => setOverlay("shortcuts") };
  return (
    <BrandContext value={brand}>
      <a href="#content" className={styles["skip"]}>
        {words.skip}
      </a>
      <div className={styles["frame"]}>
        {phone ? null : <SideBar {...frame} />}
        <div className={styles["main"]}>
          <OfflineBanner />
          <main id="content" tabIndex={-1} className={styles["content"]}>
            <Outlet />
          </main>
        </div>
        {phone ? <BottomTabs {...frame} /> : null}
      </div>
      <Suspense>
        {watchersFor(brand.permissions).map(({ component: Watcher }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are the same for as long as the frame stands
          <Watcher key={at} />
        ))}
      </Suspense>
      <Suspense>
        {overlay === "palette" ? <Palette places={places} onClose={close} /> : null}
        {overlay === "shortcuts" ? (
          <Shortcuts opened onClose={close} places={shortcuts.filter(({ keys }) => keys.startsWith("g "))} />
        ) : null}
      </Suspense>
    </BrandContext>
  );
}

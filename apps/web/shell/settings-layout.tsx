import { NativeSelect } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { Fragment } from "react";
import { useBrandPath, useGo } from "../../../platform/ui/address.ts";
import { usePreferences } from "../../../platform/ui/preferences.tsx";
import { useBrand } from "../../../platform/ui/session.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { en } from "../messages.en.ts";
import { fa } from "../messages.fa.ts";
import { settingsGroups } from "../places.ts";
import styles from "./settings-layout.module.css";

/** The settings of a brand: a list of parts, one of them open. */
export default function SettingsLayout() {
  const words = useWords({ fa, en });
  const { language } = usePreferences();
  const { permissions } = useBrand();
  const brandPath = useBrandPath();
  const go = useGo();
  const { pathname } = useLocation();
  const phone = useMediaQuery("(max-width: 62em)", false, { getInitialValueInEffect: false });
  const groups = settingsGroups(permissions);
  const open = groups
    .flatMap(({ places }) => places)
    .find(({ path }) => pathname.startsWith(brandPath(`settings/${path}`)));
  return (
    <div className={styles["frame"]}>
      {phone ? (
        <NativeSelect
          mx={16}
          mt={12}
          aria-label={words.settings}
          value={open?.path ?? ""}
          data={groups.map(({ label: group, places }) => ({
            group: group[language],
            items: places.map(({ path, label }) => ({ value: path, label: label[language] })),
          }))}
          onChange={(event) => go(`settings/${event.currentTarget.value}`)}
        />
      ) : (
        <nav className={styles["list"]} aria-label={words.settings}>
          {groups.map(({ label: group, places }) => (
            <Fragment key={group.en}>
              <p className={styles["group"]}>{group[language]}</p>
              {places.map(({ path, label, icon: Icon }) => (
                <Link
                  key={path}
                  to={brandPath(`settings/${path}`)}
                  className={styles["entry"]}
                  activeProps={{ "data-active": true }}
                >
                  <Icon size={18} stroke={1.6} />
                  {label[language]}
                </Link>
              ))}
            </Fragment>
          ))}
        </nav>
      )}
      <div className={styles["page"]}>
        <Outlet />
      </div>
    </div>
  );
}

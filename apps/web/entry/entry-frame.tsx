import { Text, Title } from "@mantine/core";
import { type PropsWithChildren, useEffect } from "react";
import { LanguageChoice } from "../../../platform/ui/language-choice.tsx";
import { usePreferences } from "../../../platform/ui/preferences.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import styles from "./entry-frame.module.css";
import { Girih } from "./girih.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type EntryFrameProps = PropsWithChildren<{ title: string; note?: string; wide?: boolean }>;

/** The frame of the pages before one is inside: the form, and the tiled wall beside it. */
export function EntryFrame({ title, note, wide, children }: EntryFrameProps) {
  const words = useWords({ fa, en }).frame;
  const { language, change } = usePreferences();
  useEffect(() => {
    document.title = `${title} · ${words.product}`;
  }, [title, words.product]);
  return (
    <div className={styles["frame"]}>
      <main className={styles["side"]}>
        <header className={styles["head"]}>
          <span className={styles["name"]}>
            <img src="/mark.svg" width={32} height={32} alt="" />
            {words.product}
          </span>
          <LanguageChoice label={words.language} value={language} onChange={(chosen) => change({ language: chosen })} />
        </header>
        <div className={styles["form"]} data-wide={wide}>
          <Title order={1}>{title}</Title>
          {note ? (
            <Text c="dimmed" mb={20}>
              {note}
            </Text>
          ) : null}
          {children}
        </div>
      </main>
      <aside className={styles["wall"]}>
        <Girih className={styles["pattern"]} />
        <div className={styles["saying"]}>
          <p>{words.saying}</p>
          <span>{words.sayingNote}</span>
        </div>
      </aside>
    </div>
  );
}

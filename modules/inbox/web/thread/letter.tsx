import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { callHeaders, downloadAddress } from "../../../../platform/ui/api.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { AttachmentRow } from "../../contract.ts";
import { inboxKey } from "../inbox-calls.ts";
import { hasForeignPictures, letterFrame } from "./letter-frame.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./thread.module.css";

type LetterProps = { html: string; only: boolean; files: readonly AttachmentRow[] };

/**
 * A letter as its sender laid it out, on demand. It stands in a frame that runs nothing and does not belong to our origin. Pictures from
 * elsewhere wait for a click, as they tell their sender that the letter was opened; those that came along are shown.
 */
export function Letter({ html, only, files }: LetterProps) {
  const words = useWords({ fa, en });
  const [asked, setAsked] = useState(false);
  const [pictures, setPictures] = useState(false);
  const shown = asked || only;
  const own = useOwnPictures(html, files, shown);
  return (
    <>
      {shown ? (
        <iframe
          className={styles["letter"]}
          title={words.letterTitle}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          referrerPolicy="no-referrer"
          srcDoc={letterFrame(html, { pictures, own })}
        />
      ) : null}
      {shown && !pictures && hasForeignPictures(html) ? (
        <button type="button" className={styles["link"]} title={words.picturesTell} onClick={() => setPictures(true)}>
          {words.pictures}
        </button>
      ) : null}
      {only ? null : (
        <button
          type="button"
          className={styles["link"]}
          data-letter
          aria-expanded={asked}
          onClick={() => setAsked(!asked)}
        >
          {asked ? words.letterHide : words.letter}
        </button>
      )}
    </>
  );
}

/** What a letter quotes, folded away until it is asked for. */
export function Quoted({ text }: { text: string }) {
  const words = useWords({ fa, en });
  const [open, setOpen] = useState(false);
  return (
    <>
      {open ? (
        <p className={styles["quoted"]} dir="auto">
          {text}
        </p>
      ) : null}
      <button type="button" className={styles["link"]} aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? words.quotedHide : words.quoted}
      </button>
    </>
  );
}

/** The pictures that came along with a letter, as data: its frame may ask our server for nothing. */
function useOwnPictures(html: string, files: readonly AttachmentRow[], shown: boolean): readonly (string | null)[] {
  const named = shown && /data-file="/.test(html);
  const { data } = useQuery({
    queryKey: inboxKey(
      "letter-pictures",
      files.map(({ id }) => id),
    ),
    queryFn: () => Promise.all(files.map((file) => (isPicture(file) ? dataOf(file) : null))),
    enabled: named,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
  return data ?? [];
}

const isPicture = ({ shown, content_type: type }: AttachmentRow) => shown && type.startsWith("image/");

async function dataOf({ id }: AttachmentRow): Promise<string | null> {
  const answer = await fetch(downloadAddress(`/attachments/${id}`), { headers: callHeaders() });
  if (!answer.ok) return null;
  const blob = await answer.blob();
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => resolve(null);
    reader.readAsDataURL(blob);
  });
}

import { useState } from "react";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./thread.module.css";

/**
 * A letter as its sender laid it out, on demand. It stands in a frame that runs nothing, sends nothing, and does not belong to our
 * origin; pictures from elsewhere are not fetched, as they would tell that the letter was opened.
 */
export function Letter({ html, only }: { html: string; only: boolean }) {
  const words = useWords({ fa, en });
  const [asked, setAsked] = useState(false);
  const shown = asked || only;
  return (
    <>
      {shown ? (
        <iframe
          className={styles["letter"]}
          title={words.letterTitle}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          referrerPolicy="no-referrer"
          srcDoc={frame(html)}
        />
      ) : null}
      {only ? null : (
        <button type="button" className={styles["link"]} onClick={() => setAsked(!asked)}>
          {asked ? words.letterHide : words.letter}
        </button>
      )}
    </>
  );
}

const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data: cid:";

function frame(html: string): string {
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<base target="_blank"><style>body{margin:16px;font:15px/1.7 system-ui,Tahoma,sans-serif;color:#222;overflow-wrap:anywhere}img{max-width:100%}</style>
<body dir="auto">${html}`;
}

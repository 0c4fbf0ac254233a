import { Loader } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import type { TemplateBody } from "../contract.ts";
import styles from "./letters.module.css";

/** How wide a sheet with its edge is on a screen, in CSS pixels of 96 an inch. */
const wide = { a4: 818, a5: 584 } as const;
type FrameProps = { html: string | undefined; title: string; paper: TemplateBody["paper"] };

/** A letter in the very layout of print, as large as there is room; a frame in which nothing runs and that nothing leaves. */
export function SheetFrame({ html, title, paper }: FrameProps) {
  const { ref, width, height } = useElementSize();
  const scale = width > 0 ? Math.min(1, width / wide[paper]) : 1;
  const size = { width: width / scale, height: height / scale };
  return (
    <div className={styles["sheet"]} ref={ref} dir="ltr">
      {html === undefined ? (
        <Loader size="sm" />
      ) : (
        <iframe sandbox="" srcDoc={html} title={title} style={{ ...size, transform: `scale(${scale})` }} />
      )}
    </div>
  );
}

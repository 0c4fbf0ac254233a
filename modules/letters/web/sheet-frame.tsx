import { Loader } from "@mantine/core";
import styles from "./letters.module.css";

/** A letter in the very layout of print, in a frame in which nothing runs and that nothing leaves. */
export function SheetFrame({ html, title }: { html: string | undefined; title: string }) {
  return (
    <div className={styles["sheet"]}>
      {html === undefined ? <Loader size="sm" /> : <iframe sandbox="" srcDoc={html} title={title} />}
    </div>
  );
}

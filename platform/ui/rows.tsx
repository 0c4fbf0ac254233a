import type { ComponentPropsWithoutRef } from "react";
import styles from "./rows.module.css";

/** A list of things under one another with lines between them, as settings show what was made; `ordered` where the order counts. */
export function Rows({ ordered = false, ...more }: ComponentPropsWithoutRef<"ul"> & { ordered?: boolean }) {
  return ordered ? (
    <ol className={styles["rows"]} {...(more as ComponentPropsWithoutRef<"ol">)} />
  ) : (
    <ul className={styles["rows"]} {...more} />
  );
}

/** One of them: what it is (RowMain), and what can be done with it. On a phone the deeds go below. */
export function Row(props: ComponentPropsWithoutRef<"li">) {
  return <li className={styles["row"]} {...props} />;
}

/** What a row is about; takes what room the deeds leave. */
export function RowMain(props: ComponentPropsWithoutRef<"div">) {
  return <div className={styles["main"]} {...props} />;
}

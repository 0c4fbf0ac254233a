import type { PropsWithChildren } from "react";

/** Text with a direction of its own: people's words (`auto`), or codes, phone numbers and links (`ltr`). */
export function Bdi({ children, dir = "auto" }: PropsWithChildren<{ dir?: "auto" | "ltr" | "rtl" }>) {
  return <bdi dir={dir}>{children}</bdi>;
}

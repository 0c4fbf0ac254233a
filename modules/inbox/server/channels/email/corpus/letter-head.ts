import { encodedWord } from "./mime.ts";
import { shop } from "./world.ts";

/** Persian and English as most clients write them. */
export const qp = { charset: "utf-8", encoding: "quoted-printable" } as const;

/** The headers of an ordinary letter. */
export const headOf = (from: string, id: string, subject: string, more = "") =>
  `From: ${from}\r\nTo: ${shop}\r\nMessage-ID: <${id}@contents.example>\r\nDate: Tue, 10 Mar 2026 11:30:00 +0330\r\nSubject: ${encodedWord(subject)}\r\n${more}MIME-Version: 1.0\r\n`;

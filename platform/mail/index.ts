export { type Letter, sendMail } from "./send-mail.ts";

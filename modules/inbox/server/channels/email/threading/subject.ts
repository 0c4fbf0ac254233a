import { latinDigits } from "../../../../../../platform/text/index.ts";

/** What clients and people put before a subject when they answer or hand on, in the languages that reach an Iranian mailbox. */
const answers =
  "re|aw|sv|vs|antw|ref|res|rif|ynt|رد|پاسخ|جواب|در ?پاسخ ?به|پاسخ ?خودکار|automatic reply|auto(?:matic)?[- ]?reply|autoreply|accepted|declined|tentative";
const forwards = "fwd?|wg|tr|i|enc|rv|doorst|vl|ارسال ?مجدد|بازارسال|باز ?ارسال|هدایت|إعادة توجيه|forwarded?";
const prefix = new RegExp(
  `^(?:(?:${answers}|${forwards})\\s*(?:[\\[(]\\d{1,3}[\\])]|\\^\\d{1,3}|\\d{1,2})?\\s*[:：]\\s*)`,
  "iu",
);
const answered = new RegExp(`^(?:${answers})\\s*(?:[\\[(]\\d{1,3}[\\])]|\\^\\d{1,3}|\\d{1,2})?\\s*[:：]`, "iu");
const tag = /^\[[^\]\n]{1,60}\]\s*/u;
/** Marks that keep words apart or say in which direction they run. */
const invisible = /[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]/g;

function plain(subject: string): string {
  return subject
    .normalize("NFKC")
    .replace(invisible, "")
    .replace(/\u200c/g, " ")
    .replace(/[\u064b-\u065f\u0670\u0640]/g, "")
    .replace(/ي/g, "ی")
    .replace(/ك/g, "ک");
}

/**
 * A subject as two letters of one thread agree about it: without Re, Fwd, پاسخ, ارسال مجدد, AW, RE[2] and [tags] in front, one space between
 * words, Latin digits, lower case. Empty where nothing is left.
 */
export function normaliseSubject(subject: string | null | undefined): string {
  let left = plain(subject ?? "").trim();
  for (;;) {
    const shorter = left.replace(prefix, "").replace(tag, "").trim();
    if (shorter === left) break;
    // A subject that is a tag alone keeps it: nothing else tells it from others.
    if (shorter === "" && tag.test(left)) break;
    left = shorter;
  }
  return latinDigits(left).replace(/\s+/g, " ").toLowerCase().slice(0, 300);
}

/** Whether the subject says that this answers something. */
export function isAnswer(subject: string | null | undefined): boolean {
  let left = plain(subject ?? "").trim();
  while (tag.test(left)) left = left.replace(tag, "");
  return answered.test(left);
}

const general = new Set(
  "سلام,با سلام,سلام و احترام,سلام و وقت بخیر,درود,سوال,سؤال,پرسش,پیگیری,سفارش,درخواست,مشکل,شکایت,پشتیبانی,فوری,مهم,بدون عنوان,بدون موضوع,(بدون موضوع),hi,hello,hey,question,order,help,support,urgent,no subject,(no subject),none,test,تست".split(
    ",",
  ),
);

/** Whether a subject is too general to join two letters by it: «سلام», «question», nothing at all. Takes a normalised one. */
export function isGeneral(normalised: string): boolean {
  return normalised.length < 2 || general.has(normalised);
}

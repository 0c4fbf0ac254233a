/** Marks that keep words apart or say in which direction they run: clients put them around names and dates. */
const invisible = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** A line as the patterns read it: no invisible marks, no bold stars, one kind of ی and ک. */
export function plainLine(line: string): string {
  return line
    .replace(invisible, "")
    .replace(/\*/g, "")
    .replace(/ي/g, "ی")
    .replace(/ك/g, "ک")
    .replace(/\s+/g, " ")
    .trim();
}

/** "On … wrote:" in the languages that reach an Iranian mailbox. A line that ends so and names a date, an address or a person. */
const attributions = [
  /^(?:on|at)\b.{4,300}\bwrote\s*:?$/i,
  /^.{3,200}<[^<>\s]+@[^<>\s]+>\s*(?:wrote|writes|نوشت|نوشته است|نوشته‌است|نوشته)\s*:?$/i,
  /^(?:در|روز|به تاریخ|بتاریخ|تاریخ)\s.{3,300}\s(?:نوشت|نوشته|نوشته است|نوشتند|نوشته بود|چنین نوشت)\s*:?$/u,
  /^.{2,200}\s(?:در|روز)\s.{3,200}\s(?:نوشت|نوشته است|نوشته|نوشتند)\s*:$/u,
  /^(?:le|il|el|am|op)\s.{4,300}\b(?:a écrit|ha scritto|escribió|schrieb.{0,100}|schreef.{0,100})\s*:$/i,
  /^\d{4}[-/]\d{1,2}[-/]\d{1,2}.{0,120}<[^<>\s]+@[^<>\s]+>\s*:$/,
  /^(?:quoting|citando)\s.{2,200}:$/i,
  /^-+ ?on .{4,200} wrote ?-+$/i,
  /^-+ ?(?:در|روز) .{4,200} (?:نوشت|نوشته است) ?-+$/u,
];

export function isAttribution(line: string): boolean {
  return line.length < 400 && attributions.some((pattern) => pattern.test(line));
}

const originals =
  /^[-_=\s]{2,}\s*(?:original message|original appointment|forwarded message|forwarded by .*|reply message|پیام اصلی|متن اصلی|نامه اصلی|پیام ارسال ?شده|پیام بازارسال ?شده|پیام هدایت ?شده|پیام قبلی|ursprüngliche nachricht|message d'origine|رسالة أصلية)\s*[-_=\s]{2,}$/iu;
const begins =
  /^(?:begin forwarded message|شروع پیام بازارسال ?شده|شروع پیام ارسال ?شده|آغاز پیام بازارسال ?شده)\s*:?$/iu;

/** A line below which everything is an earlier letter. */
export function isOriginal(line: string): boolean {
  return originals.test(line) || begins.test(line);
}

export const forwarded = /forwarded|بازارسال|هدایت ?شده|پیام ارسال ?شده/iu;

const fields: [name: string, pattern: RegExp][] = [
  ["from", /^(?:from|از|از طرف|فرستنده|von|de)\s*:\s*\S/iu],
  ["date", /^(?:sent|date|ارسال|ارسال شده|ارسال‌شده|فرستاده شده|تاریخ|تاریخ ارسال|زمان|gesendet|envoyé)\s*:\s*\S/iu],
  ["to", /^(?:to|cc|به|گیرنده|رونوشت|an|à)\s*:/iu],
  ["subject", /^(?:subject|موضوع|عنوان|betreff|objet)\s*:/iu],
];

/** Whether the headers of an earlier letter begin at this line: From and at least two more within the next six. */
export function isHeaderBlock(lines: readonly string[], at: number): boolean {
  const first = fields.find(([, pattern]) => pattern.test(lines[at] ?? ""))?.[0];
  if (first !== "from" && first !== "date") return false;
  const near = lines.slice(at, at + 8).filter((line) => line !== "");
  const seen = new Set(
    near.slice(0, 6).flatMap((line) => fields.filter(([, pattern]) => pattern.test(line)).map(([name]) => name)),
  );
  return seen.has("from") && seen.size >= 3;
}

const signatures = [
  /^--$/,
  /^(?:sent|get|gesendet|envoyé) (?:from|via|with|by)? ?(?:my |outlook |yahoo |mail |proton ?mail|samsung|iphone|ipad|android|blackberry|zoho|spark|the all-new)/i,
  /^get outlook for (?:ios|android|mac)\b/i,
  /^(?:ارسال ?شده|فرستاده ?شده|ارسال) (?:از|با|توسط) (?:طریق )?(?:my )?(?:iphone|ipad|آیفون|گوشی|تلفن|موبایل|اندروید|android|یاهو|yahoo|outlook|اوت ?لوک|samsung|سامسونگ|جیمیل|gmail|xiaomi|شیائومی|هواوی|huawei)/iu,
  /^از (?:iphone|ipad|آیفون|گوشی) من ارسال شد/iu,
];

/** Whether a signature begins at this line. */
export function isSignature(line: string): boolean {
  return signatures.some((pattern) => pattern.test(line));
}

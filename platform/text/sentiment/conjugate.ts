const pastEndings = ["", "م", "ی", "یم", "ید", "ین", "ند", "ن"];
const presentEndings = ["م", "ی", "ه", "د", "یم", "ید", "ین", "ند", "ن"];

/** The forms of a Persian verb that people write, said and denied, without spaces or half-spaces. */
export type VerbForms = { said: string[]; denied: string[] };

/**
 * The forms of a verb from its past and present stems («کرد», «کن»), colloquial ones («ش» for «شو») as further present
 * stems: past, past with می, participle, present with می, and each of them denied. «داشت» has its present without می.
 */
export function conjugate(past: string, presents: readonly string[]): VerbForms {
  const pasts = pastEndings.map((ending) => past + ending);
  const bare = presents.flatMap((stem) => presentEndings.map((ending) => stem + ending));
  const haves = bare.filter((form) => form.startsWith("دار"));
  // Short stems under a bare ن are other words: «نرم», «نما».
  const denials = bare.filter((_, index) => presents[Math.floor(index / presentEndings.length)]!.length > 1);
  return {
    said: [...pasts, `${past}ه`, ...pasts.map((form) => `می${form}`), ...bare.map((form) => `می${form}`), ...haves],
    denied: [
      ...pasts.map((form) => `ن${form}`),
      `ن${past}ه`,
      ...pasts.map((form) => `نمی${form}`),
      ...bare.map((form) => `نمی${form}`),
      ...denials.map((form) => `ن${form}`),
    ].flatMap(withGlide),
  };
}

// «نیاورد» for «نآورد», «نیومد» for «ناومد».
function withGlide(form: string): string[] {
  return /^ن[آا]/.test(form) ? [form, form.replace(/^ن[آا]/, "نیا"), form.replace(/^ن[آا]/, "نی")] : [form];
}

const common: [past: string, ...presents: string[]][] = [
  ["بود", "باش"],
  ["شد", "ش", "شو"],
  ["کرد", "کن"],
  ["داد", "ده", "د"],
  ["داشت", "دار"],
  ["گرفت", "گیر"],
  ["رفت", "ر", "رو"],
  ["اومد", "ا"],
  ["امد", "ای"],
  ["خورد", "خور"],
  ["زد", "زن"],
  ["دید", "بین"],
  ["گذاشت", "ذار", "گذار"],
  ["برد", "بر"],
  ["موند", "مون"],
  ["ماند", "مان"],
  ["تونست", "تون"],
  ["توانست", "توان"],
  ["خواست", "خوا", "خواه"],
  ["گفت", "گ", "گو"],
  ["افتاد", "افت"],
  ["رسید", "رس"],
  ["فرستاد", "فرست"],
  ["اورد", "ار"],
  ["کشید", "کش"],
];
const forms = common.map(([past, ...presents]) => conjugate(past, presents));
const being = "است هست هستم هستی هستیم هستید هستین هستند هستن بوده شده";
const notBeing =
  "نیست نیس نیستم نیستی نیستیم نیستید نیستین نیستند نیستن نیستش نی نمی نشه نشن نده ندن نره نباش نباشه نباشد نکن";
const said = new Set([...forms.flatMap((verb) => verb.said), ...being.split(" ")]);
const denied = new Set([...forms.flatMap((verb) => verb.denied), ...notBeing.split(" ")]);

/** Whether a folded word is a form of a common Persian verb, and if so whether it denies. */
export function verbSense(form: string): "said" | "denied" | null {
  if (denied.has(form) || (form.length > 4 && form.startsWith("نمی"))) return "denied";
  return said.has(form) ? "said" : null;
}

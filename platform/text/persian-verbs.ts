import { verbs } from "./words/verbs.ts";

const present = "م ی ه د ید ین یم ند ن".split(" ");
const past = ["", ..."م ی ید ین یم ند ن".split(" ")];
const participle = ["", ..."م ای است ایم اید اند ام ن".split(" ")];
// «میفرستمش», «دیدمشون»: whom the verb reaches, as people write it joined.
const objects = ["", ..."ش ت شون تون مون شان تان مان".split(" ")];
// After these a verb of the present is written without a prefix.
const bare = new Set(["دار", "خواه", "باش", "توان", "ندار", "کن", "شو"]);

type Verb = { past: string; present: string[] };

/** The verbs of the list, present stems from the written to the spoken ones. */
export function listedVerbs(): Verb[] {
  return verbs
    .trim()
    .split(/\s+/)
    .map((line) => {
      const [pastStem, written, spoken] = line.split("/");
      return { past: pastStem!, present: [written!, ...(spoken?.split(",") ?? [])] };
    });
}

/** The forms of one verb as people write them, joined and in search form. */
function* formsOf(verb: Verb): Generator<string> {
  for (const stem of verb.present) {
    const vowel = /[او]$/.test(stem);
    for (const ending of present)
      for (const prefix of ["می", "نمی", "ب", "ن", "بی", "نی", ...(bare.has(stem) ? [""] : [])]) {
        // «بیا», «نیاد»: only before a vowel; «نه», «بد», «نم» are words of their own.
        if (prefix.length === 2 && prefix !== "می" && !stem.startsWith("ا")) continue;
        if (stem.length < 2 && stem !== "ا" && !prefix.endsWith("می")) continue;
        const joints = vowel && stem.length > 1 ? ["", "ی"] : [""];
        for (const joint of joints)
          for (const object of stem.length > 1 ? objects : [""]) yield prefix + stem + joint + ending + object;
      }
    for (const prefix of ["ب", "ن"]) if (stem.length > 2) yield prefix + stem;
  }
  for (const prefix of ["", "ن", "می", "نمی", "ب", ...(verb.past.startsWith("ا") ? ["نی"] : [])]) {
    const stem = prefix + verb.past;
    for (const ending of past) for (const object of ending ? objects : [""]) yield stem + ending + object;
    if (prefix !== "ب") for (const ending of participle) yield `${stem}ه${ending}`;
  }
  yield `${verb.past}ن`;
  yield `${verb.past}نی`;
  if (verb.past.startsWith("ا")) {
    // «اومد» and «نیومده» of امد.
    const spoken = verb.past.replace(/^ا/, "او");
    const denied = verb.past.replace(/^ا/, "نیو");
    for (const stem of [spoken, denied, `می${spoken}`, `نمی${spoken}`]) {
      for (const ending of past) yield stem + ending;
      for (const ending of participle) yield `${stem}ه${ending}`;
    }
  }
}

// What looks like a verb and is mostly something else.
const notVerbs = new Set(
  "بدون بدان باور باورند باورم بیای بد بدی بده نه نم ند نی بودجه دادن داده شده مرده میز میزان میزبان میدان میان میانه میهن مید بدن برد بردن نرم نرمه باید بازی بازیم نشان نشانی بان نازی بازه بازم بهم نو نگو بستنی باخت نوشته بسته سوخت ساخت شناخت پرداخت خرید شکست باشه نوید بکش خواب نداری نداره ندارم".split(
    " ",
  ),
);

function collect(): Map<string, string> {
  const found = new Map<string, string>();
  // Spoken past stems (تونست) count as the written verb that shares their present stem.
  const written = new Map<string, string>();
  for (const { past: stem, present: stems } of listedVerbs()) if (!written.has(stems[0]!)) written.set(stems[0]!, stem);
  for (const verb of listedVerbs()) {
    const one = verb.present.length > 1 ? written.get(verb.present[0]!)! : verb.past;
    for (const form of formsOf(verb)) if (!found.has(form)) found.set(form, one === "نداشت" ? "داشت" : one);
  }
  return found;
}

let forms: Map<string, string> | undefined;

/** The past stem of a form of a listed verb («میخوام», «نخواستم»: خواست), or undefined. The forms are made once, in some 50 ms. */
export function verbStem(word: string): string | undefined {
  forms ??= collect();
  const stem = forms.get(word);
  return stem && (!notVerbs.has(word) || word.startsWith("ندار")) ? stem : undefined;
}

/** Every form that verbStem knows, for reading Finglish. */
export function verbForms(): Iterable<string> {
  forms ??= collect();
  return forms.keys();
}

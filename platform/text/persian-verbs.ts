import { verbs } from "./words/verbs.ts";

const split = (list: string) => ["", ...list.split(" ")];
const presentEndings = "م ی ه د ید ین یم ند ن".split(" ");
const pastEndings = split("م ی ید ین یم ند ن");
const participleEndings = split("م ای است ایم اید اند ام ن");
// «میفرستمش», «دیدمشون»: whom the verb reaches, written joined.
const objects = split("ش ت شون تون مون شان تان مان");

const joined = (endings: string[], after: string[]) =>
  endings.flatMap((ending) => after.map((object) => ending + object));
const present = new Set(joined(presentEndings, objects));
const past = new Set([
  ...joined(pastEndings.slice(1), objects),
  "",
  "نی",
  ...participleEndings.map((ending) => `ه${ending}`),
]);
// Without a prefix the present of other verbs is mostly a noun («کارم»: of کاشتن).
const bare = new Set("دار خواه باش توان ندار کن شو".split(" "));
const prefixes = ["", "می", "نمی", "ب", "ن", "بی", "نی"];

// What looks like a form of a verb and is mostly something else.
const others = new Set(
  `بدون بدان باور باورند باورم بیای بد بدی بده بدم بدن نه نم ند نی بودجه داده شده مرده میز میزان میزبان میدان میان میانه میهن مید
  برد بردن نرم نرمه باید بازی بازیم بازه بازم نشان نشانی بان نازی بهم نو بستنی نوید خواب نداریم باشی بگردی نساز نکش بسازی نپز
  بالا والا شوهر شومی کنه کنی کنده دارایی دارو داروی`.split(/\s+/),
);

// «برمیگردم», «برنگشت»: the sign stands inside, the list has برگشت.
const leading = /^(بر)(ن?می|ن)/;

type Stems = { present: Map<string, string>; past: Map<string, string> };

/** The stems of the list, present (written and spoken) and past, each with the past stem that stands for its verb. */
function readStems(): Stems {
  const stems: Stems = { present: new Map(), past: new Map() };
  // Two past stems with one present stem (توانست, تونست) are one verb, the first of them stands for it.
  const first = new Map<string, string>();
  const add = (to: Map<string, string>, stem: string, verb: string) => void (to.has(stem) || to.set(stem, verb));
  for (const line of verbs.trim().split(/\s+/)) {
    const [pastStem = "", written = "", spoken = ""] = line.split("/");
    if (spoken && !first.has(written)) first.set(written, pastStem);
    const verb = pastStem === "نداشت" ? "داشت" : (spoken && first.get(written)) || pastStem;
    add(stems.past, pastStem, verb);
    // «اومد», «نیومده» of امد.
    if (/^ا[^و]/.test(pastStem)) for (const start of ["او", "یو"]) add(stems.past, start + pastStem.slice(1), verb);
    for (const stem of [written, ...spoken.split(",").filter(Boolean)]) {
      add(stems.present, stem, verb);
      // «بگویم», «میاید»: a ی between two vowels.
      if (/..*[او]$/.test(stem)) add(stems.present, `${stem}ی`, verb);
    }
  }
  return stems;
}

let known: Stems | undefined;

function presentVerb(prefix: string, stem: string, ending: string, verb: string): string | undefined {
  const strong = prefix === "می" || prefix === "نمی";
  if (prefix === "" && !bare.has(stem)) return undefined;
  // «بیا», «نیاد»; «نه», «بد» and «نم» are words of their own.
  if (prefix.length === 2 && !strong && !stem.startsWith("ا")) return undefined;
  if (stem.length < 2 && !strong && prefix.length < 2) return undefined;
  if (ending === "") return prefix.length === 1 && stem.length > 2 ? verb : undefined;
  return present.has(ending) ? verb : undefined;
}

function analyse(word: string): string | undefined {
  known ??= readStems();
  for (const prefix of prefixes) {
    if (!word.startsWith(prefix)) continue;
    const rest = word.slice(prefix.length);
    for (let length = rest.length; length > 0; length--) {
      const stem = rest.slice(0, length);
      const ending = rest.slice(length);
      const done = known.past.get(stem);
      if (done && past.has(ending) && (prefix.length !== 2 || prefix === "می" || stem.startsWith("ا"))) return done;
      const verb = known.present.get(stem);
      const found = verb && presentVerb(prefix, stem, ending, verb);
      if (found) return found;
    }
  }
  return undefined;
}

/** The past stem of a form of a listed verb («میخوام», «نخواستم»: خواست), or undefined. Word in search form, joined. */
export function verbStem(word: string): string | undefined {
  if (word.length < 2 || word.length > 20 || others.has(word)) return undefined;
  const moved = word.replace(leading, "$2$1");
  return analyse(word) ?? (moved === word ? undefined : analyse(moved));
}

/** The common forms of the listed verbs, for reading Finglish. */
export function* verbForms(): Generator<string> {
  known ??= readStems();
  for (const stem of known.present.keys()) {
    const all = stem.length > 1 ? ["می", "نمی", "ب", "ن"] : ["می", "نمی"];
    for (const prefix of bare.has(stem) ? ["", ...all] : all)
      for (const ending of presentEndings) yield prefix + stem + ending;
    if (stem.length > 2) yield* [`ب${stem}`, `ن${stem}`];
  }
  for (const stem of known.past.keys())
    for (const prefix of ["", "ن", "می", "نمی"]) {
      for (const ending of pastEndings) yield prefix + stem + ending;
      for (const ending of ["ه", "ن", "هم", "هام"]) yield prefix + stem + ending;
    }
}

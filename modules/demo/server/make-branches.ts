import type { Context } from "../../../platform/db/index.ts";
import type { BranchBody } from "../../branches/contract.ts";
import { addBranches } from "../../branches/index.ts";

const long = [{ from: "10:00", to: "22:00" }];
const split = [
  { from: "09:30", to: "13:30" },
  { from: "16:30", to: "21:00" },
];
const week = (day: { from: string; to: string }[], thursday = day, friday: typeof day = []) => ({
  ...{ saturday: day, sunday: day, monday: day, tuesday: day, wednesday: day },
  ...{ thursday, friday },
});

type Told = [
  kind: BranchBody["kind"],
  name: string,
  city: string,
  address: string,
  phone: string,
  hours: BranchBody["hours"],
  point: readonly [number, number] | null,
];
const told: Told[] = [
  [
    "own",
    "شعبهٔ ونک",
    "تهران",
    "خیابان ولی‌عصر، بالاتر از میدان ونک، پلاک ۲۵۱۰",
    "021-00000101",
    week(long, long, long),
    [35.7596, 51.4103],
  ],
  [
    "own",
    "شعبهٔ سعادت‌آباد",
    "تهران",
    "میدان کاج، خیابان سرو غربی، پلاک ۴۸",
    "021-00000102",
    week(split),
    [35.7796, 51.3757],
  ],
  [
    "dealer",
    "نمایندگی معالی‌آباد",
    "شیراز",
    "بلوار معالی‌آباد، روبه‌روی پارک ملت، پلاک ۹۳",
    "071-00000103",
    week(split, split.slice(0, 1)),
    [29.6553, 52.4845],
  ],
  [
    "dealer",
    "نمایندگی چهارباغ",
    "اصفهان",
    "خیابان چهارباغ بالا، مجتمع کوثر، طبقهٔ همکف",
    "031-00000104",
    week(split),
    [32.6397, 51.6676],
  ],
  ["dealer", "نمایندگی احمدآباد", "مشهد", "خیابان احمدآباد، نبش رضا ۵", "051-00000105", week(long), [36.2905, 59.5752]],
  [
    "dealer",
    "نمایندگی ولی‌عصر تبریز",
    "تبریز",
    "کوی ولی‌عصر، خیابان پروین اعتصامی، پلاک ۳۱",
    "041-00000106",
    week(split),
    [38.0727, 46.3458],
  ],
  [
    "representative",
    "خانم رستگار، نمایندهٔ گیلان",
    "رشت",
    "با هماهنگی تلفنی به کافه‌ها و فروشگاه‌ها سر می‌زند",
    "013-00000107",
    week([{ from: "09:00", to: "17:00" }], []),
    null,
  ],
];

/** Two shops, four dealers and a representative, whom customers find on the public page and by the bot. */
export async function makeBranches(ctx: Context): Promise<void> {
  const bodies = told.map(([kind, name, city, address, phone, hours, point]) => ({
    ...{ kind, name, city, address, phone, hours },
    ...{ open_on_holidays: city === "تهران", latitude: point?.[0] ?? null, longitude: point?.[1] ?? null },
  }));
  await addBranches(ctx, bodies);
}

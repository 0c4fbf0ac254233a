/**
 * How Latin letters stand for Persian ones in Finglish, with what each reading costs: "letters=persian:cost|…", an empty reading is a
 * short vowel that is not written. From how people write; what is likelier costs less.
 */
const readings = `
kha=خوا:0.1 kho=خو:0.1 kh=خ:0 sh=ش:0 ch=چ:0 zh=ژ:0 gh=ق:0|غ:0.3 ph=ف:0.5 ck=ک:0.5 oo=و:0 ou=و:0|او:0.6 ee=ی:0 ei=ی:0.2|ِی:2 ey=ی:0.1 ay=ی:0.3|ای:0.2 ai=ای:0.3|ی:0.5
aa=ا:0|آ:0.2|عا:0.8 ea=ئا:1|یا:0.6 ie=یه:0.4|ی:0.6 iy=ی:0.2|ای:0.8 ow=و:0.2 uo=و:0.4 oa=وا:0.5 ia=یا:0.1 io=یو:0.4 ye=یه:0.2|ی:0.5 ie=یه:0.3 tt=ت:0.2 ss=س:0.2 ll=ل:0.1 mm=م:0.2 nn=ن:0.2
rr=ر:0.2 dd=د:0.3 bb=ب:0.3 zz=ز:0.3 kk=ک:0.3 ff=ف:0.3 pp=پ:0.3 yy=ی:0.2 jj=ج:0.4 vv=و:0.4
a=:0.15|ا:0.1|ع:0.7|عا:0.8|ه:1.2 b=ب:0 c=ک:0.5|س:0.8|ک:0.4 d=د:0 e=:0.1|ه:0.6|ی:0.9|ا:1.1|ع:0.8|ای:1.2 f=ف:0 g=گ:0|ق:0.8|غ:1|ج:1.4 h=ه:0|ح:0.2
i=ی:0.05|:0.6|ای:0.5|عی:0.9 j=ج:0|ژ:0.6 k=ک:0|خ:1.2 l=ل:0 m=م:0 n=ن:0 o=و:0.2|:0.3|ا:0.8|ع:0.9|ها:1.5 p=پ:0 q=ق:0|غ:0.3 r=ر:0 s=س:0|ص:0.25|ث:0.5|ش:1.5
t=ت:0|ط:0.25 u=و:0.05|او:0.5|:0.7|ع:1.1|عو:1 v=و:0 w=و:0.2 x=خ:0|کس:0.3 y=ی:0|:1 z=ز:0|ض:0.3|ظ:0.4|ذ:0.3|ژ:1.2 '=ع:0|ئ:0.6|:0.3
`;
const initial = `
a=ا:0|آ:0|ع:0.4|عا:0.5 e=ا:0|ع:0.4|ای:0.9 o=ا:0.1|او:0.4|ع:0.5|آ:1.4 i=ای:0|عی:0.6|ا:1 u=او:0|ا:0.5|عو:0.8 oo=او:0 ou=او:0 ee=ای:0 aa=آ:0|عا:0.5 ei=ای:0.1|عی:0.3 ey=ای:0.1|عی:0.3|ا:1
ai=آی:0.3|ای:0.4 ay=آی:0.3|ای:0.3
`;
const final = `
e=ه:0|:1 eh=ه:0 ah=ه:0.3|اه:0.1|ا:0.6 a=ا:0|ه:0.6|:1.2|ع:0.9 o=و:0.1|را:0.6 i=ی:0 oh=وه:0.2 y=ی:0 an=ا:0.2|ان:0.05|ن:0.4
`;

export type Reading = { persian: string; cost: number };

function table(list: string): Map<string, Reading[]> {
  const found = new Map<string, Reading[]>();
  for (const line of list.trim().split(/\s+/)) {
    const at = line.indexOf("=");
    const all = line
      .slice(at + 1)
      .split("|")
      .map((one) => one.split(":"))
      .map(([persian, cost]) => ({ persian: persian!, cost: Number(cost) }));
    found.set(line.slice(0, at), [...(found.get(line.slice(0, at)) ?? []), ...all]);
  }
  return found;
}

const [anywhere, first, last] = [table(readings), table(initial), table(final)];

/** How the letters of a word may be read from a place on: how many are taken, what they give, and its cost. */
export function readingsAt(word: string, at: number): (Reading & { taken: number })[] {
  const found: (Reading & { taken: number })[] = [];
  for (const taken of [3, 2, 1]) {
    const letters = word.slice(at, at + taken);
    if (letters.length < taken) continue;
    const ends = at + taken === word.length ? last.get(letters) : undefined;
    const starts = at === 0 ? first.get(letters) : undefined;
    for (const reading of [...(starts ?? []), ...(ends ?? []), ...(starts ? [] : (anywhere.get(letters) ?? []))])
      found.push({ ...reading, taken });
  }
  return found;
}

const persian = new Set(
  `و در به از که این را با است برای ان یک تا بر هم نیز می شد شده یا اما ولی اگر اگه هر ها های شود کرد کند کردن کرده بود باید خود
  او ما من تو شما وی انها ایشان اینکه انکه چه چی چیست چیه کیست کی کدام کدوم کجا کجاست چرا چطور چگونه ایا مگر مگه پس بلکه چون زیرا
  همین همان چنین چنان بین روی رو زیر پیش بعد قبل دیگر دیگه فقط هست هستند هستم هستیم هستید نیست نیستند باشد باشند باشه میشود میشه
  میکند میکنم میکنه کنم کنید کنیم کنند بکنم شوند شدن شدند دارد دارند دارم داره داریم دارید داشت داشته خواهد خیلی بسیار البته یعنی
  مانند مثل جز بدون طی درباره نسبت توسط علیه سوی واسه برا توی یه اینا اونا اون همه هیچ چند چندین لطفا لطفن سلام ممنون مرسی حتی
  حالا الان دارای نه بله اره خب خوب پی ای اند ام ات اش میباشد گردید بوده بودند نام داد نامیده کدامند`
    .trim()
    .split(/\s+/),
);
const english = new Set(
  `a an the and or but if then of to in on at by for from with without about into over under as is are was were be been being am do
  does did doing done have has had having i me my mine we us our ours you your yours he him his she her hers it its they them their
  this that these those there here what which who whom whose when where why how not no nor so too very can could will would shall
  should may might must just also than dont doesnt didnt cant isnt im ive id ill its please hello hi hey thanks thank any some`
    .trim()
    .split(/\s+/),
);

// Stems of verbs that help others, and of words that only lead to what is asked.
const light = new Set(
  `شد کرد خواست توانست داشت بود رفت داد گرفت زد گفت دید دانست فهمید گذاشت امد اورد اکنون هنوز حتما بازم تازه یکم بخیر ببخشید خود
  چقدر چقد انقد انقدر کار راه جور جوری قرار وقتی اینطور انطور بابت موقع اصلا واقعا توضیح کامل اشکال خواهش وقت عزیز اقا خانم جان
  please want need like know get let make give go come tell say see think still really`
    .trim()
    .split(/\s+/),
);

/** Whether a stem of stemOf only helps to ask («می‌خواستم», «ممکنه», "want"): it says next to nothing of what is asked about. */
export function isLightStem(stem: string): boolean {
  return light.has(stem) || persian.has(stem) || english.has(stem);
}

/** Whether a word in search form carries no meaning of its own in a search («را», "the"). Our own lists, short on purpose. */
export function isStopWord(word: string, language: string): boolean {
  return (language === "en" ? english : persian).has(word);
}

/** The stop words of a language, in search form. */
export function stopWords(language: "fa" | "en"): ReadonlySet<string> {
  return language === "en" ? english : persian;
}

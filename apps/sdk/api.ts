/** Where reports go, and how much of the script runs by itself. */
export type HamdelOptions = {
  /** The site's public key (settings, sites). */
  key: string;
  /** The address of your Hamdel, such as `https://cx.example.com`. */
  host: string;
  /** Report a page view now and whenever the address changes. On unless false. */
  pages?: boolean;
  /** Ask the surveys that are set to ask on the site. On unless false. */
  surveys?: boolean;
  /** Keep and send nothing until `consent(true)`. Off unless true. */
  askFirst?: boolean;
};

/** A product as the page shows it; `price` in whole units of `currency` (ISO 4217, IRT for toman). */
export type HamdelProduct = {
  id: string;
  name?: string;
  price?: number;
  currency?: string;
  url?: string;
  category?: string;
};

/** A change of the cart, or a look at it. */
export type HamdelCart = {
  action: "add" | "remove" | "view";
  product?: HamdelProduct;
  quantity?: number;
  total?: number;
  currency?: string;
};

/** An order that was placed on the site. */
export type HamdelOrder = {
  id: string;
  total?: number;
  currency?: string;
  products?: (HamdelProduct & { quantity?: number })[];
};

/** Anything that can be written as JSON. */
export type HamdelJson = string | number | boolean | null | HamdelJson[] | { [key: string]: HamdelJson };

/** Where a survey is shown: in a card on one side of the corner, or within an element of the page; in which language. */
export type HamdelSurveyOptions = {
  into?: Element | string | null;
  side?: "start" | "end";
  language?: "fa" | "en";
};

/** Reports what a visitor does. Calls return at once; reports are sent together, kept while offline, and recorded once. */
export type Hamdel = {
  /** A page was seen; the one on screen unless said otherwise. */
  page(page?: { url?: string; title?: string; referrer?: string }): void;
  /** A product was looked at. */
  productView(product: HamdelProduct): void;
  /** Something was put into the cart or taken out, or the cart was looked at. */
  cart(change: HamdelCart): void;
  /** An order was placed. */
  order(order: HamdelOrder): void;
  /** Anything else worth remembering: `track("video_watched", { minutes: 3 })`. */
  track(name: string, properties?: { [key: string]: HamdelJson }): void;
  /**
   * Says who the visitor is. Your server signs the claim with the site's secret; only then do they become known and does their past
   * come along. What is said without a signature is kept beside the visit and joins nobody.
   */
  identify(claimed: { externalId?: string; email?: string; phone?: string }, signed?: string): void;
  /** Somebody else sits down: what follows belongs to a new visitor. Call it when they sign out. */
  reset(): void;
  /** Whether anything may be kept and sent. Taking it back forgets the visitor and what was not sent yet. */
  consent(given: boolean): void;
  /** Shows a survey now, whatever its rule for sites says. Resolves to whether it is shown: a closed one is not. */
  survey(key: string, options?: HamdelSurveyOptions): Promise<boolean>;
  /** Sends what waits. Resolves when the server has it, or when it waits again for a better network. */
  flush(): Promise<void>;
};

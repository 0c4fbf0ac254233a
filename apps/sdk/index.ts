import type { Hamdel, HamdelOptions } from "./api.ts";
import { startAsking } from "./asking/asking.ts";
import { startReporter } from "./reporter.ts";
import { watchAddress } from "./watch-address.ts";

export type * from "./api.ts";

/** Starts reporting what the visitor of this page does. Call it once a page. */
export function createHamdel({
  key,
  host: given,
  pages = true,
  surveys = true,
  askFirst = false,
}: HamdelOptions): Hamdel {
  const host = given.replace(/\/+$/, "");
  const reporter = startReporter(key, host, !askFirst);
  const asking = startAsking({ key, host, ...reporter });
  let last = document.referrer;
  const hamdel: Hamdel = {
    page({ url = location.href, title = document.title, referrer = last } = {}) {
      reporter.add("page_view", {
        url: url.slice(0, 2000),
        title: title.slice(0, 500),
        ...(referrer && { referrer: referrer.slice(0, 2000) }),
      });
      last = url;
    },
    productView: (product) => reporter.add("product_view", { product }),
    cart: (change) => reporter.add("cart", change),
    order: (order) => reporter.add("order", { order }),
    track: (name, properties) => reporter.add("event", { name, ...(properties && { properties }) }),
    identify({ externalId, email, phone }, signed) {
      const claimed = Object.entries({ externalId, email, phone }).filter(([, value]) => value);
      // A signed claim says it better; unsigned words only stand beside the visit.
      reporter.add("identify", signed ? {} : { claimed: Object.fromEntries(claimed) }, signed);
    },
    reset: reporter.reset,
    consent(allowed) {
      reporter.consent(allowed);
      if (!allowed) asking.forget();
      else if (surveys) asking.moved();
    },
    survey: asking.show,
    flush: reporter.flush,
  };
  if (pages || surveys)
    watchAddress(() => {
      if (pages) hamdel.page();
      if (surveys) asking.moved();
    });
  return hamdel;
}

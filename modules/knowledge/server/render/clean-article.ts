import sanitize from "sanitize-html";

const tags =
  "a abbr aside b bdi blockquote br caption code dd del details div dl dt em figcaption figure h2 h3 h4 h5 hr i img ins kbd li mark ol p pre s small span strong sub summary sup table tbody td th thead tr u ul".split(
    " ",
  );
const dropped =
  "script style textarea option noscript template title iframe object embed applet svg math select xmp audio video canvas form".split(
    " ",
  );
const goesTo = /^(?:https?:\/\/|mailto:|tel:|#|\/(?![/\\]))[^\s\p{Cc}]*$/iu;
const kinds = /^(?:callout|video-card|table-wrap)$/;

/**
 * The HTML of an article as it may stand on our page: nothing that runs, no frame, pictures only of our own and of https, links that lead to
 * the web, mail, phone, or within the page. Headings begin at the second level: the first is the page's own.
 */
export function cleanArticle(html: string): string {
  return sanitize(html.replaceAll("\0", ""), {
    allowedTags: tags,
    allowedAttributes: {
      "*": ["dir", "lang"],
      a: ["href", "rel", "class"],
      img: ["src", "alt", "width", "height", "loading"],
      ol: ["start"],
      td: ["align", "colspan", "rowspan"],
      th: ["align", "colspan", "rowspan", "scope"],
      aside: ["class", "data-kind", "role"],
      div: ["class"],
      h2: ["id"],
      h3: ["id"],
      details: ["open"],
    },
    allowedSchemes: ["http", "https", "mailto", "tel"],
    allowedSchemesByTag: { img: ["https"] },
    allowProtocolRelative: false,
    nonTextTags: dropped,
    nestingLimit: 60,
    transformTags: {
      h1: "h2",
      a: (tagName, { href = "", class: kind = "" }) => {
        const to = href.trim();
        const outside = /^https?:/i.test(to);
        const attribs: Record<string, string> = {};
        if (goesTo.test(to)) attribs["href"] = to;
        if (kinds.test(kind)) attribs["class"] = kind;
        if (outside) attribs["rel"] = "noopener nofollow";
        return { tagName, attribs };
      },
      img: (tagName, { src = "", alt = "", width, height }) => {
        const attribs: Record<string, string> = { alt, loading: "lazy" };
        if (/^(?:https:\/\/|\/help\/)[^\s"'<>]+$/i.test(src)) attribs["src"] = src;
        for (const [name, value] of [
          ["width", width],
          ["height", height],
        ] as const)
          if (/^\d{1,4}$/.test(value ?? "")) attribs[name] = value!;
        return { tagName, attribs };
      },
      div: keepKind,
      aside: keepKind,
    },
    exclusiveFilter: ({ tag, attribs }) => tag === "img" && !attribs["src"],
  }).trim();
}

function keepKind(tagName: string, { class: kind = "", "data-kind": of = "", ...rest }: Record<string, string>) {
  const attribs: Record<string, string> = { ...rest };
  if (kinds.test(kind)) attribs["class"] = kind;
  if (/^[a-z]{3,10}$/.test(of)) attribs["data-kind"] = of;
  return { tagName, attribs };
}

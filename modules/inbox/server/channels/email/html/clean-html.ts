import sanitize from "sanitize-html";
import { escapeHtml } from "../out/text-html.ts";
import { allowedStyles } from "./allowed-styles.ts";
import { isTracker } from "./trackers.ts";

type Attributes = Record<string, string>;

/** Elements that a letter may have. */
export const allowedTags = [
  ..."a abbr address b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div dl dt em font".split(
    " ",
  ),
  ..."h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strike strong sub sup".split(" "),
  ..."table tbody td tfoot th thead tr tt u ul var wbr".split(" "),
];

const cell = ["align", "valign", "bgcolor", "colspan", "rowspan", "width", "height"];
/** Attributes by element; `*` on every one. */
export const allowedAttributes: Record<string, string[]> = {
  "*": ["dir", "lang", "title", "style", "data-hidden"],
  a: ["href", "rel", "target"],
  img: ["src", "data-src", "data-file", "alt", "width", "height"],
  table: ["align", "bgcolor", "border", "cellpadding", "cellspacing", "width"],
  td: cell,
  th: cell,
  tr: ["align", "valign", "bgcolor"],
  col: ["span", "width"],
  colgroup: ["span", "width"],
  ol: ["start", "type"],
  ul: ["type"],
  font: ["color", "size", "face"],
  p: ["align"],
  div: ["align"],
  blockquote: ["type"],
};

/** Left out with everything in them. */
const nonTextTags =
  "script style textarea option noscript template title head iframe object embed applet svg math select xmp plaintext noembed noframes audio video canvas".split(
    " ",
  );
const picture = /^data:image\/(?:png|gif|jpe?g|webp);base64,[a-z0-9+/=\s]+$/i;
/** A picture within the letter may be this long: larger ones are files. */
const largestPicture = 200_000;
const most = 2_000_000;
const hidden = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i;

const goesTo = /^(?:https?:\/\/|mailto:|tel:)[^\s\p{Cc}]*$/iu;

function link(tagName: string, { href = "", rel: _rel, target: _target, ...rest }: Attributes) {
  const address = href.trim();
  if (!goesTo.test(address)) return { tagName, attribs: rest };
  return { tagName, attribs: { ...rest, href: address, rel: "noopener noreferrer nofollow", target: "_blank" } };
}

function pictureOf(files: ReadonlyMap<string, number>) {
  return (tagName: string, { src = "", "data-src": aside = "", "data-file": file = "", ...rest }: Attributes) => {
    const attribs: Attributes = { ...rest };
    const address = (src || aside).trim();
    const cid = /^cid:(.+)$/is.exec(address)?.[1];
    const known = cid === undefined ? undefined : files.get(decodeCid(cid));
    if (known !== undefined) attribs["data-file"] = String(known);
    else if (/^\d{1,4}$/.test(file)) attribs["data-file"] = file;
    else if (picture.test(address) && address.length <= largestPicture) attribs["src"] = address;
    else if (/^https?:\/\/[^\s"'<>`]{1,2000}$/i.test(address) && !isTracker(rest, address))
      attribs["data-src"] = address;
    return { tagName, attribs };
  };
}

function decodeCid(cid: string): string {
  try {
    return decodeURIComponent(cid);
  } catch {
    return cid;
  }
}

function isEmptyPicture(tag: string, attribs: Attributes): boolean {
  return tag === "img" && !attribs["src"] && !attribs["data-src"] && !attribs["data-file"];
}

/**
 * The HTML of a letter as it may stand on our page: nothing that runs, nothing that loads by itself. Pictures of the letter name their
 * file by its place (`data-file`), those of other places wait under `data-src` for a click, trackers are gone. Cleaning it again changes
 * nothing. `files` gives the place of a file by its content id.
 */
export function cleanHtml(html: string, files: ReadonlyMap<string, number> = new Map()): string {
  let clean = cleanOnce(html, files);
  // Broken nesting is put right a little further each time.
  for (let round = 0; round < mostRounds; round++) {
    const again = cleanOnce(clean, none);
    if (again === clean) return clean;
    clean = again;
  }
  return escapeHtml(clean.replace(/<[^>]*>/g, " "));
}

const mostRounds = 8;
const none: ReadonlyMap<string, number> = new Map();

function cleanOnce(html: string, files: ReadonlyMap<string, number>): string {
  return sanitize(html.slice(0, most).replaceAll("\0", ""), {
    allowedTags,
    allowedAttributes,
    allowedStyles: { "*": allowedStyles },
    allowedSchemes: ["http", "https", "mailto", "tel"],
    allowedSchemesByTag: { img: ["data"] },
    allowedSchemesAppliedToAttributes: ["href", "src"],
    allowProtocolRelative: false,
    nonTextTags,
    nestingLimit: 200,
    transformTags: { a: link, img: pictureOf(files), "*": dropHidden },
    exclusiveFilter: ({ tag, attribs }) => isEmptyPicture(tag, attribs) || "data-hidden" in attribs,
  }).trim();
}

/** What the sender hid (the words that lists show before opening) is marked, and left out with everything in it. */
function dropHidden(tagName: string, attribs: Attributes) {
  return { tagName, attribs: hidden.test(attribs["style"] ?? "") ? { ...attribs, "data-hidden": "1" } : attribs };
}

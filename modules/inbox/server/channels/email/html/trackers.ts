/** Addresses of pictures that are there to tell the sender that a letter was opened. */
const known = [
  /\/(?:open|o|wf\/open|track\/open|trk\/open|e2t\/o|e3t\/o|oo?\/p)(?:[/?.]|$)/i,
  /\/(?:pixel|beacon|spacer|blank|clear|1x1|track(?:er|ing)?(?:pixel)?)[^/]*\.(?:gif|png|php|aspx?|ashx)(?:\?|$)/i,
  /[?&](?:open_?id|trackid|track_id|open_tracking)=/i,
  /(?:^|\.)(?:list-manage\.com\/track|mailchimp\.com\/track|sendgrid\.net\/wf|mandrillapp\.com\/track|hubspotemail\.net|mailtrack\.io|mltrk\.io|yesware\.com|superhuman\.com|streak\.com|bananatag\.com|getnotify\.com|readnotify\.com|mixmax\.com|cirrusinsight\.com|sidekickopen\d*\.com|google-analytics\.com|doubleclick\.net|facebook\.com\/tr)/i,
];

const tiny = (value: string | undefined) => value !== undefined && /^\s*[01](?:\.\d+)?\s*(?:px|pt)?\s*$/i.test(value);

/** Whether a picture is a tracker: one pixel large, invisible, or at an address that is known for it. */
export function isTracker(attributes: Readonly<Record<string, string>>, address: string): boolean {
  const style = attributes["style"] ?? "";
  if (tiny(attributes["width"]) || tiny(attributes["height"])) return true;
  if (/(?:^|;)\s*(?:max-)?(?:width|height)\s*:\s*[01](?:px|pt)?\s*(?:!important)?\s*(?:;|$)/i.test(style)) return true;
  if (/display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)/i.test(style)) return true;
  const bare = address.replace(/^https?:\/\//i, "");
  return known.some((pattern) => pattern.test(bare));
}

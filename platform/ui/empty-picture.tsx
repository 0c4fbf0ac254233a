/** What an empty list is a picture of. */
export type Picture = "people" | "papers" | "boxes" | "talk" | "chart" | "search" | "link" | "done";

const shapes: Record<Picture, React.ReactNode> = {
  people: (
    <>
      <circle cx="48" cy="40" r="12" />
      <path d="M26 80c2-14 11-21 22-21s20 7 22 21" />
      <circle cx="78" cy="46" r="9" className="accent" />
      <path d="M72 64c10-3 21 3 23 16" className="accent" />
    </>
  ),
  papers: (
    <>
      <path d="M38 26h32l14 14v44H38z" />
      <path d="M70 26v14h14" />
      <path d="M48 54h26M48 64h26M48 74h14" className="accent" />
    </>
  ),
  boxes: (
    <>
      <path d="M60 24l30 14v32L60 86 30 70V38z" />
      <path d="M30 38l30 14 30-14M60 52v34" />
      <path d="M45 31l30 14v10" className="accent" />
    </>
  ),
  talk: (
    <>
      <path d="M28 32h46a6 6 0 0 1 6 6v18a6 6 0 0 1-6 6H48L36 72V62h-8a6 6 0 0 1-6-6V38a6 6 0 0 1 6-6z" />
      <path d="M88 48h4a6 6 0 0 1 6 6v18a6 6 0 0 1-6 6h-6v9l-11-9H60" className="accent" />
    </>
  ),
  chart: (
    <>
      <path d="M28 26v56h66" />
      <path d="M40 70V56M54 70V44M68 70V50M82 70V34" className="accent" />
    </>
  ),
  search: (
    <>
      <circle cx="54" cy="50" r="22" />
      <path d="M70 66l20 20" />
      <path d="M46 50h16" className="accent" />
    </>
  ),
  link: (
    <>
      <path d="M54 62l14-14" className="accent" />
      <path d="M50 46l8-8a14 14 0 0 1 20 20l-8 8M72 64l-8 8a14 14 0 0 1-20-20l8-8" />
    </>
  ),
  done: (
    <>
      <circle cx="60" cy="54" r="28" />
      <path d="M48 55l9 9 16-18" className="accent" />
    </>
  ),
};

/** A small line drawing for an empty list; decoration only. */
export function EmptyPicture({ of }: { of: Picture }) {
  return (
    <svg width="120" height="104" viewBox="0 0 120 104" fill="none" aria-hidden="true" className="empty-picture">
      <ellipse cx="60" cy="94" rx="40" ry="4" className="ground" />
      {shapes[of]}
    </svg>
  );
}

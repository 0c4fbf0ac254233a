/** In which documents a term stands: places in rising order, and beside each how often in title, keywords and text. */
export type Postings = { count: number; places: Uint32Array; counts: Uint32Array };

export function noPostings(): Postings {
  return { count: 0, places: new Uint32Array(2), counts: new Uint32Array(2) };
}

/** How often a term stands in title, keywords (at most 255 each) and text (at most 65,535), in one number. */
export function packCounts(title: number, keywords: number, text: number): number {
  return ((Math.min(title, 255) << 24) | (Math.min(keywords, 255) << 16) | Math.min(text, 65_535)) >>> 0;
}

function find({ count, places }: Postings, place: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (places[middle]! < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

function grown(from: Uint32Array): Uint32Array {
  const larger = new Uint32Array(from.length * 2);
  larger.set(from);
  return larger;
}

/** Adds a document that is not there yet. */
export function addPosting(postings: Postings, place: number, counts: number): void {
  if (postings.count === postings.places.length) {
    postings.places = grown(postings.places);
    postings.counts = grown(postings.counts);
  }
  const at = find(postings, place);
  postings.places.copyWithin(at + 1, at, postings.count);
  postings.counts.copyWithin(at + 1, at, postings.count);
  postings.places[at] = place;
  postings.counts[at] = counts;
  postings.count++;
}

/** Takes a document out; nothing happens where it is not in. */
export function dropPosting(postings: Postings, place: number): void {
  const at = find(postings, place);
  if (at === postings.count || postings.places[at] !== place) return;
  postings.places.copyWithin(at, at + 1, postings.count);
  postings.counts.copyWithin(at, at + 1, postings.count);
  postings.count--;
}

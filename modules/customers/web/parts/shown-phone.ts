/** A phone number as people write it: Iranian ones begin with a zero and are grouped; others stay as they are stored. */
export function shownPhone(stored: string): string {
  const iranian = /^\+98(\d{3})(\d{3})(\d{4})$/.exec(stored);
  return iranian ? `0${iranian[1]} ${iranian[2]} ${iranian[3]}` : stored;
}

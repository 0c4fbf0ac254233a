type Shown = { pictures: boolean; own: readonly (string | null)[] };

/** Whether a cleaned letter names pictures that lie elsewhere. */
export function hasForeignPictures(html: string): boolean {
  return /<img\b[^>]*\sdata-src="/.test(html);
}

/**
 * A page that holds a cleaned letter and may run nothing. With `pictures` those from elsewhere are fetched; `own` are the letter's own, as
 * data, by their place.
 */
export function letterFrame(html: string, { pictures, own }: Shown): string {
  const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src data:${pictures ? " https:" : ""}`;
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer"><base target="_blank"><style>body{margin:16px;font:15px/1.7 system-ui,Tahoma,sans-serif;color:#222;background:#fff;overflow-wrap:anywhere}img{max-width:100%}</style>
<body dir="auto">${withPictures(html, { pictures, own })}`;
}

function withPictures(html: string, { pictures, own }: Shown): string {
  const elsewhere = pictures ? html.replace(/(<img\b[^>]*\s)data-src="/g, '$1src="') : html;
  return elsewhere.replace(/(<img\b[^>]*\s)data-file="(\d{1,4})"/g, (whole, before, place) => {
    const data = own[Number(place)];
    return data && /^data:image\/(?:png|jpeg|gif|webp);base64,[\w+/=]+$/.test(data) ? `${before}src="${data}"` : whole;
  });
}

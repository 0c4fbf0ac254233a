import qrcode from "qrcode";

/** So much of a printed code may be scratched or covered: a quarter. */
const errorCorrectionLevel = "Q" as const;
/** The quiet border that readers need, in modules (ISO/IEC 18004). */
const margin = 4;

/** The picture of an address as SVG. */
export function codeSvg(address: string, border = margin): Promise<string> {
  return qrcode.toString(address, { type: "svg", errorCorrectionLevel, margin: border });
}

/** The picture of an address as PNG, about 1,200 pixels wide: enough for a hand's breadth at 300 dots an inch. */
export function codePng(address: string): Promise<Buffer> {
  return qrcode.toBuffer(address, { type: "png", errorCorrectionLevel, margin, width: 1200 });
}

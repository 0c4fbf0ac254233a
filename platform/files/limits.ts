/** What one file may ask of the machine. Sizes in bytes or characters. */
export const limits = {
  columns: 2000,
  row: 1_048_576,
  /** Unpacked size of one compressed file, however well it packs. */
  unpacked: 64 * 1024 ** 3,
  /** Unpacked ÷ packed beyond which a file is taken for a bomb … */
  ratio: 250,
  /** … once so much has come out. */
  ratioFrom: 32 * 1024 ** 2,
  /** A workbook inside a gzip, which must be unpacked to disk before it can be read. */
  workbook: 1024 ** 3,
  /** The shared texts of a workbook, which must be held in memory. */
  sharedTexts: 64 * 1024 ** 2,
  /** Small parts of a workbook that are read whole: styles, names of sheets. */
  workbookPart: 8 * 1024 ** 2,
} as const;

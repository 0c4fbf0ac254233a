// Tabler Icons, MIT. Each export stands alone, so that only those in use are bundled.
export const chat =
  "M3 20l1.3 -3.9c-2.324 -3.437 -1.426 -7.872 2.1 -10.374c3.526 -2.501 8.59 -2.296 11.845 .48c3.255 2.777 3.695 7.266 1.029 10.501c-2.666 3.235 -7.615 4.215 -11.574 2.293l-4.7 1";
export const clip = "M15 7l-6.5 6.5a1.5 1.5 0 0 0 3 3l6.5 -6.5a3 3 0 0 0 -6 -6l-6.5 6.5a4.5 4.5 0 0 0 9 9l6.5 -6.5";
export const microphone =
  "M9 5a3 3 0 0 1 3 -3a3 3 0 0 1 3 3v5a3 3 0 0 1 -3 3a3 3 0 0 1 -3 -3l0 -5|M5 10a7 7 0 0 0 14 0|M8 21l8 0|M12 17l0 4";
export const cross = "M18 6l-12 12|M6 6l12 12";
export const down = "M6 9l6 6l6 -6";
export const call =
  "M5 4h4l2 5l-2.5 1.5a11 11 0 0 0 5 5l1.5 -2.5l5 2v4a2 2 0 0 1 -2 2a16 16 0 0 1 -15 -15a2 2 0 0 1 2 -2|M15 7a2 2 0 0 1 2 2|M15 3a6 6 0 0 1 6 6";
export const check = "M5 12l5 5l10 -10";
export const checks = "M7 12l5 5l10 -10|M2 12l5 5m5 -5l5 -5";
export const clock = "M3 12a9 9 0 1 0 18 0a9 9 0 0 0 -18 0|M12 7v5l3 3";
export const alert = "M3 12a9 9 0 1 0 18 0a9 9 0 0 0 -18 0|M12 8v4|M12 16h.01";
export const play = "M7 4v16l13 -8l-13 -8";
export const pause =
  "M6 6a1 1 0 0 1 1 -1h2a1 1 0 0 1 1 1v12a1 1 0 0 1 -1 1h-2a1 1 0 0 1 -1 -1l0 -12|M14 6a1 1 0 0 1 1 -1h2a1 1 0 0 1 1 1v12a1 1 0 0 1 -1 1h-2a1 1 0 0 1 -1 -1l0 -12";
export const file =
  "M14 3v4a1 1 0 0 0 1 1h4|M17 21h-10a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2h7l5 5v11a2 2 0 0 1 -2 2|M9 13l6 0|M9 17l6 0";
export const bin =
  "M4 7l16 0|M10 11l0 6|M14 11l0 6|M5 7l1 12a2 2 0 0 0 2 2h8a2 2 0 0 0 2 -2l1 -12|M9 7v-3a1 1 0 0 1 1 -1h4a1 1 0 0 1 1 1v3";
export const up = "M12 5l0 14|M18 11l-6 -6|M6 11l6 -6";

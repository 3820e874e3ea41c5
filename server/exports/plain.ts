// Control characters but line feed. None of them can be seen, and some end a text early or upset whatever reads the file.
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/gu;

/** A text as files carry it (RC9): line ends are line feeds, a tab is a space, and other control characters are gone. */
export const plain = (text: string): string => text.replace(/\r\n?/g, '\n').replaceAll('\t', ' ').replace(CONTROLS, '');

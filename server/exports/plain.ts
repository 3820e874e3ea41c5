/** A text as files carry it (RC9): control characters can end it early, or upset whatever reads the file. */
export { withoutControls as plain } from '../../shared/gathering/text/clean.ts';

/**
 * Version of what page and server say to each other. A page of another version is told to reload.
 * 1 · 2026-11: first.
 * 2 · 2026-11: the words of consent travel with what is written; the crew name what they saw and when they pressed.
 */
export const PROTOCOL = 2;

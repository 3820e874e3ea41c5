/**
 * Version of what page and server say to each other. A page of another version is told to reload.
 * 1 · 2026-11: first.
 */
export const PROTOCOL = 1;

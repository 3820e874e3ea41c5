/**
 * Version of what page and server say to each other. A page of another version is told to reload.
 * 1 · 2026-11: first.
 * 2 · 2026-11: the words of consent travel with what is written; the crew name what they saw and when they pressed.
 * 3 · 2026-11: all screens are sent what changed; of a list, the things that changed with their places.
 * 4 · 2026-11: phones and consoles know whether numbers are dealt, and of which dealing.
 * 5 · 2026-11: walls on pages, previews of the projector, what projectors say of themselves, needs, results of a show of hands.
 * 6 · 2026-11: taking a need, and taking it back, are answered; phones hear whether a helper's screen is connected.
 * 7 · 2026-11: an answer carries the facts before and after its command; what was never mixed in has a status by that name; new refusals.
 */
export const PROTOCOL = 7;

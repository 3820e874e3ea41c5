import * as v from 'valibot';
import type { Audience } from './contribution.ts';

/**
 * Which words an evening's phones and paper show beside the three choices. What a writer allowed is what those words said,
 * so an evening keeps its own to the end, and its record says which they were (CN1).
 * `shown`: "may be shown tonight", of evenings that were made before the end of November 2026. `shown-and-quoted`: and quoted in what is published.
 */
export const CONSENTS = ['shown', 'shown-and-quoted'] as const;
export const Consent = v.picklist(CONSENTS);
export type Consent = v.InferOutput<typeof Consent>;

/** The words that a new evening is made with. */
export const PRESENT_CONSENT: Consent = 'shown-and-quoted';

/** Whether a report may quote it: only where its writer was told so before they chose (CN2). */
export const isQuotable = (consent: Consent, audience: Audience): boolean => consent === 'shown-and-quoted' && audience === 'show';

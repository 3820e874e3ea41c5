import type { Page } from 'playwright-core';

/** The files of a closed evening, as the server lists them for an organiser; a facilitator has no record-complete.zip. */
export const FILES = [
  { name: 'record.zip', bytes: 84_123 },
  { name: 'record-complete.zip', bytes: 1_204_000 },
  { name: 'record.html', bytes: 60_300 },
  { name: 'contributions.csv', bytes: 12_345 },
  { name: 'points.csv', bytes: 2200 },
  { name: 'times.csv', bytes: 1800 },
  { name: 'plan.ics', bytes: 90 },
  { name: 'record.json', bytes: 45_678 },
] as const;

const TYPES: Record<string, string> = { html: 'text/html', csv: 'text/csv', ics: 'text/calendar', json: 'application/json', zip: 'application/zip' };

/** Answers in the server's place for the files: what is tested is what the page does with them. */
export const withFiles = async (page: Page, files: readonly { readonly name: string; readonly bytes: number }[] = FILES): Promise<void> => {
  await page.route('**/api/evenings/*/files', (route) => route.fulfill({ json: files }));
  await page.route(/\/api\/evenings\/[^/]+\/[a-z-]+\.(?:zip|html|csv|ics|json)$/, (route) => {
    const name = route.request().url().split('/').at(-1) ?? '';
    const body = name === 'record.html' ? '<!doctype html><title>Record</title><p>All that was written.</p>' : `what is in ${name}`;
    return route.fulfill({
      body,
      contentType: TYPES[name.split('.').at(-1) ?? ''] ?? '',
      headers: { 'Content-Disposition': `attachment; filename="evening-${name}"` },
    });
  });
};

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { recordFiles } from '../../server/exports/record/files.ts';
import { STYLE_SOURCE } from '../../server/exports/record/page/style.ts';
import type { Gathering } from '../../shared/gathering/gathering.ts';
import { forClosed } from './closed.ts';
import { Evening, START } from './evening.ts';
import { LEAD } from './groups-evening.ts';

const pageOf = (evening: Gathering, complete = false): string => recordFiles(evening, { complete })['record.html'];
const closedWith = (text: string, title = text): Gathering => {
  const evening = new Evening();
  evening.does('organiser', 'plan.editDetails', { title, place: title, community: title, next: text });
  evening.does('organiser', 'plan.editItem', { id: 'respect', change: { title, wording: text } });
  evening.now = START;
  evening.does(LEAD, 'run.start');
  evening.mixed('AAAAAAAAAAAA', text);
  evening.does(LEAD, 'run.end');
  evening.does('organiser', 'run.close');
  return evening.state;
};

describe('RC8: the page', () => {
  it('RC8: what people wrote is text, whatever it holds', () => {
    const page = pageOf(closedWith(`<script>alert(1)</script><img src=x onerror=a> "x" & 'y'`, `<b id="x">bold</b>"'`));
    expect(page).not.toMatch(/<script|<img|<b id/);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=a&gt; &quot;x&quot; &amp; &#39;y&#39;');
  });

  it('RC8: no script, no address, no style but the one whose hash its policy names', () => {
    forClosed((evening) => {
      const page = pageOf(evening, true);
      expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
      expect(page).not.toMatch(/<script|<link|<iframe|<img|\ssrc=|\sstyle=|\son\w+=|url\(|https?:|@import/);
      expect([...page.matchAll(/\shref="([^"]*)"/g)].map(([, href = '']) => href).filter((href) => !/^#[a-z0-9-]+$/.test(href))).toEqual([]);
      const [, style = '', ...others] = page.split(/<style>([^]*?)<\/style>/);
      expect(others).toHaveLength(1);
      const hash = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
      expect(STYLE_SOURCE).toBe(hash);
      expect(page).toContain(`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${hash}">`);
    });
  });

  it('RC8: every text of people finds its own direction', () => {
    const page = pageOf(closedWith('نص عربي', 'عنوان'));
    for (const [, before = ''] of page.matchAll(/(<[^>]*>)(?:نص عربي|عنوان)</g)) expect(before).toMatch(/ dir="auto"|<bdi>/);
    expect(page.split('نص عربي').length).toBeGreaterThan(3);
  });

  it('RC8: every part of the list leads to a heading that is there, and ids are unlike each other', () => {
    forClosed((evening) => {
      const page = pageOf(evening, true);
      const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const [, target = ''] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
      for (const [, label = ''] of page.matchAll(/aria-labelledby="([^"]+)"/g)) expect(ids).toContain(label);
    });
  });

  it('RC8: both pictures of the time say in words what they show', () => {
    const page = pageOf(closedWith('x', 'Respect'));
    const labels = [...page.matchAll(/<svg class="ribbon" role="img" aria-label="([^"]+)"/g)].map(([, label = '']) => label);
    expect(labels).toHaveLength(2);
    expect(labels[0]).toContain('The evening as planned: Food and meeting 45 min, Opening 20 min');
  });
});

it('RC9: control characters are in no file as such', () => {
  const files = recordFiles(closedWith('bell\u0007, nul\0', 'tab\there\u009b'), { complete: true });
  for (const [name, text] of Object.entries(files))
    expect(text.replace(/\r\n/g, '\n'), name).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
});

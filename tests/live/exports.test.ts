import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../shared/gathering/time.ts';
import type { MinutesLine } from '../../shared/protocol/http/evenings.ts';
import { ManualClock } from '../tools/manual-clock.ts';
import { api, crewSession, newEvening, openConsole, testServer } from '../tools/server.ts';

const START = Date.UTC(2026, 10, 20, 18, 0);
const file = (url: string, session: string, path: string): Promise<Response> =>
  fetch(`${url}/api${path}`, { headers: { Authorization: `Bearer ${session}` } });

describe('files and minutes of an evening', () => {
  it('TK35, TK36: organiser and facilitator may take them away, a moderator may not, and nobody without a link', async () => {
    await using server = await testServer({ clock: new ManualClock(START) });
    const { id } = await newEvening(server, 'lpact', START);
    const facilitator = await crewSession(server, id, 'facilitator');
    const moderator = await crewSession(server, id, 'moderator');
    for (const session of [server.organiser, facilitator]) {
      const calendar = await file(server.url, session, `/evenings/${id}/plan.ics`);
      expect(calendar.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8');
      expect(calendar.headers.get('Content-Disposition')).toBe('attachment; filename="plan-2026-11-20.ics"');
      expect(await calendar.text()).toMatch(/^BEGIN:VCALENDAR\r\n/);
      expect((await file(server.url, session, `/evenings/${id}/times.csv`)).status).toBe(200);
    }
    expect((await file(server.url, moderator, `/evenings/${id}/times.csv`)).status).toBe(403);
    expect((await file(server.url, 'nobody', `/evenings/${id}/times.csv`)).status).toBe(401);
  });

  it('TK37: the next evening of the template takes the minutes of the last, another template does not', async () => {
    const clock = new ManualClock(START);
    await using server = await testServer({ clock });
    const { id } = await newEvening(server, 'lpact', START);
    const desk = await openConsole(server, id);
    await desk.ok('run.start', {});
    await clock.advance(57 * MINUTE);
    await desk.ok('run.end', {});
    desk.close();
    const lines = await api<MinutesLine[]>(server.url, server.organiser, 'GET', `/evenings/${id}/minutes`);
    expect(lines[0]).toMatchObject({ item: 'food', planned: 45, suggested: 55 });
    const body = { template: 'lpact', startsAt: START + 86_400_000, timeZone: 'Europe/London', like: id };
    const next = await api<{ id: string }>(server.url, server.organiser, 'POST', '/evenings', body);
    const again = await openConsole(server, next.id);
    const view = await again.newest();
    expect(view.plan.items[0]?.minutes).toBe(55);
    again.close();
    await expect(api(server.url, server.organiser, 'POST', '/evenings', { ...body, template: 'blank' })).rejects.toThrow('malformed');
  });
});

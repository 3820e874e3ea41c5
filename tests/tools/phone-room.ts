import { createHash } from 'node:crypto';
import { carryOut } from '../../shared/gathering/carry-out.ts';
import { KEY_LENGTH, randomCode } from '../../shared/gathering/code.ts';
import { ownStatus } from '../../shared/gathering/floor/model/mine.ts';
import { holdsWords } from '../../shared/gathering/floor/rules/write.ts';
import { newGathering, type Gathering } from '../../shared/gathering/gathering.ts';
import type { Plan } from '../../shared/gathering/plan/model/plan.ts';
import { planFrom, TEMPLATES } from '../../shared/gathering/plan/model/templates.ts';
import { isRefusal, type Refusal } from '../../shared/gathering/refusal.ts';
import type { Role } from '../../shared/gathering/role.ts';
import { HOUR } from '../../shared/gathering/time.ts';
import type { Answer } from '../../shared/protocol/socket/command.ts';
import type { TypedWords } from '../../shared/protocol/phone-page.ts';
import { participantView } from '../../shared/views/participant.ts';
import { render } from '../../participant-ui/entry-server.ts';
import type { PhoneRoom } from '../../server/web/phone/deps.ts';
import { phoneRoutes } from '../../server/web/phone/routes.ts';
import { sawNow } from './saw-now.ts';

/** 18:30 in Leicester, an hour after the start. */
export const NOW = Date.UTC(2026, 10, 26, 18, 30);
export const CODE = 'K7QF';

/** A room in memory: the real rules, no disk. */
export class FakeRoom implements PhoneRoom {
  state: Gathering;
  version = 1;
  now = NOW;
  /** Whether the address goes on after the evening. */
  lasting = false;
  /** What the disk would say, instead of saving. */
  fault: Refusal | null = null;

  constructor(plan: Plan) {
    this.state = newGathering('evening-1', CODE, plan, Math.random);
  }

  hash = (key: string): string => createHash('sha256').update(`evening-1 ${key}`).digest('hex');

  command(role: Role, message: unknown): Promise<Answer> {
    if (this.fault) return Promise.resolve({ ok: false, refusal: this.fault });
    const outcome = carryOut(this.state, message, { role, now: this.now, random: Math.random, hash: this.hash });
    if (isRefusal(outcome)) return Promise.resolve({ ok: false, refusal: outcome });
    this.state = outcome.state;
    this.version += 1;
    return Promise.resolve({ ok: true, ...(outcome.reply === undefined ? {} : { reply: outcome.reply }) });
  }

  /** A command of the crew or the clock; fails the test where it is refused. */
  async does(role: Role, name: string, input: object = {}): Promise<void> {
    const answer = await this.command(role, { id: randomCode(20, Math.random), name, input, saw: sawNow(this.state, role, 1, name, input) });
    if (!answer.ok) throw new Error(`${name}: ${answer.refusal.refused}`);
  }

  mine(keys: readonly string[]) {
    return keys.map((key) => ownStatus(this.state, this.hash(key)));
  }

  holds(key: string, words: TypedWords) {
    return holdsWords(this.state, this.hash(key), words);
  }

  participantView() {
    return participantView(this.state, this.now, this.lasting);
  }
}

const lpact = TEMPLATES.find(({ id }) => id === 'lpact') as (typeof TEMPLATES)[number];

/** The phone's pages over one room; `change` alters the plan, `limit` is what the shared bucket answers. */
export const phonePages = (change: (plan: Plan) => Plan = (plan) => plan) => {
  const room = new FakeRoom(change(planFrom(lpact, NOW - HOUR, 'Europe/London')));
  const limit: { seconds: number | null } = { seconds: null };
  const app = phoneRoutes({
    rooms: { byCode: (code) => (code === CODE ? room : undefined) },
    render,
    assets: { script: '/assets/phone.js', styles: ['/assets/phone.css'], icon: '/assets/icon.svg' },
    now: () => room.now,
    ownOrigin: () => true,
    randomKey: () => randomCode(KEY_LENGTH, Math.random),
    limits: { ticketFor: () => 'ticket', post: () => limit.seconds, own: () => limit.seconds, guess: () => limit.seconds },
  });
  const seen: Response[] = [];
  const keep = (response: Response): Response => {
    seen.push(response);
    return response;
  };
  const post = async (path: string, fields: Record<string, string>): Promise<Response> => {
    const body = new FormData();
    // Each form of words carries those that stood beside its choices.
    const all = /\/(write|edit)$/.test(path) ? { consent: room.state.consent, ...fields } : fields;
    for (const [name, value] of Object.entries(all)) body.set(name, value);
    return keep(await app.request(path, { method: 'POST', body }));
  };
  const get = async (path: string): Promise<Response> => keep(await app.request(path));
  return { room, limit, app, get, post, seen };
};

/** What a page says, without its markup; entities that HTML needs are read back. */
export const textOf = (html: string): string =>
  html
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');

/** The value of a hidden field. */
export const hidden = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

/** How many choices are made on a page. */
export const checkedIn = (html: string): number => (html.match(/ checked(=""|[\s>])/g) ?? []).length;

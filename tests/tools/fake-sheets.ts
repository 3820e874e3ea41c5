import type { Link } from '../../participant-ui/table/state/sheet-box.svelte.ts';
import type { Point } from '../../shared/gathering/groups/model/sheet/point.ts';
import type { Refusal } from '../../shared/gathering/refusal.ts';
import type { Answer } from '../../shared/protocol/socket/command.ts';

interface Write {
  readonly breakout: string;
  readonly id: string;
  readonly otherwise: string;
  readonly base: number;
  readonly text: string;
  readonly exact: boolean;
  readonly tags: Point['tags'];
}

/** A table's sheets as the rules keep them: by breakout, with both versions where two screens changed one point. `deaf` loses answers, `refusal` refuses. */
export const fakeSheets = () => {
  const sheets = new Map<string, Point[]>();
  const done = new Set<string>();
  const world = { live: true, deaf: false, refusal: null as Refusal | null, sent: [] as { name: string; id: string; breakout: string }[], sheets };
  const points = (breakout: string): Point[] => sheets.get(breakout) ?? [];
  const write = ({ breakout, id, otherwise, base, text, exact, tags }: Write): Answer => {
    const sheet = points(breakout);
    const words = { text: text.trim(), exact, tags };
    const same = (point: Point | undefined) => point?.text === words.text && point.exact === exact;
    const put = (point: Point, after?: Point) => {
      const list = sheet.filter((one) => one.id !== point.id);
      const at = after ? list.indexOf(after) + 1 : sheet.findIndex((one) => one.id === point.id);
      list.splice(at === -1 ? list.length : at, 0, point);
      sheets.set(breakout, list);
      return { ok: true as const, reply: { id: point.id, rev: point.rev } };
    };
    const before = sheet.find((point) => point.id === id);
    const fresh = { round: 0, question: null, rev: 1, struck: false, beside: null, ...words };
    if (!before) return put({ ...fresh, id });
    if (same(before)) return { ok: true, reply: { id, rev: before.rev } };
    if (before.rev === base) return put({ ...before, ...words, rev: before.rev + 1 });
    const other = sheet.find((point) => point.id === otherwise);
    return other ? put({ ...other, ...words, rev: other.rev + (same(other) ? 0 : 1) }) : put({ ...fresh, id: otherwise, beside: id }, before);
  };
  const strike = ({ breakout, id, struck }: { breakout: string; id: string; struck: boolean }): Answer => {
    sheets.set(
      breakout,
      points(breakout).map((point) => (point.id === id ? { ...point, struck } : point)),
    );
    return { ok: true };
  };
  const carriedOut = (name: string, input: unknown, command: string): Answer => {
    if (world.refusal) return { ok: false, refusal: world.refusal };
    // What was done before is answered, not done again, and without its reply.
    if (done.has(command)) return { ok: true };
    done.add(command);
    return name === 'table.write' ? write(input as Write) : strike(input as { breakout: string; id: string; struck: boolean });
  };
  const link: Link = {
    get live() {
      return world.live;
    },
    send: (name, input, id) => {
      world.sent.push({ name, id, breakout: (input as Write).breakout });
      const answer = carriedOut(name, input, id);
      return Promise.resolve(world.deaf ? { ok: false, refusal: { refused: 'not-reached' } } : answer);
    },
  };
  const texts = (breakout = 'one') => points(breakout).map((point) => (point.struck ? `(${point.text})` : point.text));
  /** Another screen of the table changes a point. */
  const elsewhere = (id: string, text: string, breakout = 'one') =>
    sheets.set(
      breakout,
      points(breakout).map((point) => (point.id === id ? { ...point, text, rev: point.rev + 1 } : point)),
    );
  return { world, link, points, texts, elsewhere };
};

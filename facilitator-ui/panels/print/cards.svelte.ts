import { listLinks, makeCards, revokeLink } from '../../../shared/protocol/http/links.ts';
import type { Refusal } from '../../../shared/gathering/refusal.ts';
import { ask } from '../../state/api.ts';
import { qrDrawing } from '../../state/qr.ts';

/** Who asks, for which evening, and where its pages are. */
export interface CardDesk {
  readonly session: string;
  readonly evening: string;
  /** Full address of the phone page: a table's page starts where it does. */
  readonly joinUrl: string;
}

/** The cards that were made in this window, by table: in its memory alone, so that they can be printed again. */
class Cards {
  /** Codes as pictures. */
  pictures: Readonly<Record<number, string>> = $state.raw({});

  has(table: number): boolean {
    return this.pictures[table] !== undefined;
  }

  forget(): void {
    this.pictures = {};
  }

  /** Makes the cards that are not there yet. Resolves to the refusal, if any. */
  async make({ session, evening, joinUrl }: CardDesk, tables: readonly number[]): Promise<Refusal | null> {
    const missing = tables.filter((table) => !this.has(table));
    if (missing.length === 0) return null;
    const reply = await ask(makeCards, session, { evening }, { tables: missing });
    if (!reply.ok) return reply.refusal;
    const { origin } = new URL(joinUrl);
    const pictures = await Promise.all(reply.value.map(async ({ table, token }) => [table, await qrDrawing(`${origin}/table#${token}`)] as const));
    this.pictures = { ...this.pictures, ...Object.fromEntries(pictures) };
    return null;
  }

  /** Every card that was made so far stops. Resolves to the refusal, if any. */
  async revokeAll({ session, evening }: CardDesk): Promise<Refusal | null> {
    const reply = await ask(listLinks, session, { evening });
    if (!reply.ok) return reply.refusal;
    for (const { id } of reply.value.filter((link) => link.role === 'table' && !link.revoked)) {
      const done = await ask(revokeLink, session, { evening, link: id });
      if (!done.ok) return done.refusal;
    }
    this.forget();
    return null;
  }
}

export const cards = new Cards();

import { Hono } from 'hono';
import { isRefusal, refuse } from '../../../shared/gathering/refusal.ts';
import { phaseOf } from '../../../shared/gathering/run/model/run.ts';
import { filePath, type FileLine } from '../../../shared/protocol/http/files.ts';
import type { Clock } from '../../clock.ts';
import type { Exports } from '../../export-port.ts';
import { refused } from '../refusals.ts';
import { admitted, type Gate, type Handlers } from './serve.ts';

interface FileParts {
  readonly exports: Exports;
  readonly clock: Clock;
}

/** Which files there are. They are made to be measured: a few hundred kB, and mostly asked for next (RC10). */
export const fileHandlers = ({ exports, clock }: FileParts): Pick<Handlers, 'listFiles'> => ({
  listFiles: async ({ room, holder }) => {
    const closed = phaseOf(room.state.run) === 'closed';
    const files = Object.entries(exports).filter(([, { roles, afterClose }]) => roles.includes(holder.role) && (closed || !afterClose));
    const lines: FileLine[] = [];
    // One after another: all at once would hold up everybody else for as long as all of them take.
    for (const [name, { make }] of files) lines.push({ name, bytes: (await make(room.state, clock.now())).body.length });
    return lines;
  },
});

/** The files themselves, each at its own address. */
export const fileRoutes = ({ exports, clock }: FileParts, gate: Gate): Hono => {
  const routes = new Hono();
  for (const [file, { roles, afterClose, make }] of Object.entries(exports)) {
    routes.get(`/${filePath(':evening', file)}`, async (context) => {
      const admission = admitted(context, gate, roles);
      if (isRefusal(admission)) return refused(context, admission);
      const state = admission.room?.state;
      if (!state) return refused(context, refuse('unknown-evening'));
      if (afterClose && phaseOf(state.run) !== 'closed') return refused(context, refuse('not-closed'));
      const { type, name, body } = await make(state, clock.now());
      return context.body(body, 200, { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` });
    });
  }
  return routes;
};

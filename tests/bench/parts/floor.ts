import { fileURLToPath } from 'node:url';
import { startServer, type Rates, type RunningServer } from '../../../server/wiring.ts';
import { answerAs } from '../part.ts';
import { memory } from './memory.ts';
import { processorTime } from './processor.ts';

/** As good as none: a bench sends in a second what people send in an evening. */
const NO_LIMITS: Rates = {
  participant: { burst: 1e9, perSecond: 1e9 },
  crew: { burst: 1e9, perSecond: 1e9 },
  numbers: { burst: 1e9, perSecond: 1e9 },
  hands: { burst: 1e9, perSecond: 1e9 },
  forms: { burst: 1e9, perSecond: 1e9 },
  sessions: { burst: 1e9, perSecond: 1e9 },
};

let server: RunningServer | null = null;

/** Open Floor itself, all of it, with its limits raised. */
const questions = {
  start: async ({ dataDir }: { dataDir: string }): Promise<{ url: string; token: string }> => {
    server = await startServer({
      ports: [0],
      host: '127.0.0.1',
      dataDir,
      pages: fileURLToPath(new URL('../client', import.meta.url)),
      log: (line) => console.error(line),
      rates: NO_LIMITS,
    });
    return { url: `http://127.0.0.1:${server.port}`, token: server.access.firstLink() };
  },
  memory: () => memory(),
  processor: () => processorTime(),
  stop: async (): Promise<void> => server?.stop(),
};
export type FloorQuestions = typeof questions;

export const floorPart = (): void => answerAs(questions);

import type { CrewLink } from '../../facilitator-ui/state/sender.ts';
import type { LinkState } from '../../shared/client/connection.svelte.ts';
import type { Answer, CommandMessage } from '../../shared/protocol/socket/command.ts';

/**
 * A crew's link on the fake timers of a test. `answers` is what the server says to each command in turn; null loses the answer, as
 * does running out of them. `sent` is what reached the server.
 */
export const fakeCrewLink = () => {
  const state = { connected: true, link: 'live' as LinkState, answers: [] as (Answer | null)[], sent: [] as CommandMessage[], probes: 0 };
  const listeners = new Set<() => void>();
  const lost = (patience: number): Promise<never> =>
    new Promise((_resolve, reject) => {
      setTimeout(() => reject(new Error('operation has timed out')), patience);
    });
  function asking(patience: number): ReturnType<CrewLink['socket']['timeout']> {
    const emitWithAck = (event: 'command' | 'uptime', message?: CommandMessage): Promise<never> => {
      if (!state.connected) return lost(patience);
      const answer = event === 'uptime' ? { start: 'this-test', at: performance.now() } : (state.answers.shift() ?? null);
      if (message) state.sent.push(message);
      return answer === null ? lost(patience) : Promise.resolve(answer as never);
    };
    return { emitWithAck };
  }
  const link: CrewLink = {
    get link() {
      return state.link;
    },
    probe: () => (state.probes += 1),
    socket: {
      get connected() {
        return state.connected;
      },
      on: (_event, listener) => listeners.add(listener),
      off: (_event, listener) => listeners.delete(listener),
      timeout: asking,
    },
  };
  const connect = (): void => {
    state.connected = true;
    for (const listener of listeners) listener();
  };
  return { link, state, connect };
};

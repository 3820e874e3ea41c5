import { clock, uptime } from './clock.ts';
import { command } from './command.ts';
import { goodbye } from './goodbye.ts';
import type { Hears, Said, Sends } from './message.ts';
import { mine } from './mine.ts';
import { need, needIs, needNoMore, takeNeed } from './needs.ts';
import { paired, pairingCode } from './pairing.ts';
import { screen } from './screen.ts';
import { patch, refresh, view } from './view.ts';

/** What screens say to the server. */
export const SAID = { command, mine, clock, uptime, refresh, screen, need, needNoMore, takeNeed } as const satisfies Record<string, Said>;
export type SaidName = keyof typeof SAID;

/** What the server tells screens. */
export const TOLD = { view, patch, pairingCode, paired, needIs, goodbye } as const;

export type ClientToServer = Sends<typeof SAID>;
export type ServerToClient = Hears<typeof TOLD>;

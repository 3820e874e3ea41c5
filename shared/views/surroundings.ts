import type { Instant } from '../gathering/time.ts';
import type { CrewNeed } from '../gathering/needs/model/needs.ts';

/** What a projector says of itself, so that the console can show and work what the room sees. */
export interface ScreenReport {
  /** Size of its page in CSS px. */
  readonly width: number;
  readonly height: number;
  /** Of a wall that has several pages: the one that stands there, from 0, and how many there are. */
  readonly page: number;
  readonly pages: number;
  /** How many cards have come to the wall on pages that it has not shown since. */
  readonly unseen: number;
}

/** What a view tells that is not in the evening's own state: where the server can be reached, and who is connected, in totals. */
export interface Surroundings {
  /** Full address of the phone page, for the QR: "http://192.168.8.2/K7QF". */
  readonly joinUrl: string;
  /** What a person types first: "192.168.8.2", port included where it is not 80. */
  readonly joinHost: string;
  /** Whether that address goes on after the evening: a public one was set. Otherwise it leaves with the laptop, and nothing is promised there. */
  readonly lasting: boolean;
  /** Addresses of this machine that phones might use, for the console to choose from. */
  readonly addresses: readonly string[];
  /** Phones connected now; a total, never a list. */
  readonly phones: number;
  /** Projectors connected now. */
  readonly projectors: number;
  /** What those projectors say of themselves, in the order in which they came. */
  readonly screens: readonly ScreenReport[];
  /** Since when (epoch ms) no projector has been connected any more; null while one is, and where none has been since the server started. */
  readonly projectorLostAt: Instant | null;
  /** What people in the room have told the helpers, and nobody has taken yet; the oldest first. */
  readonly needs: readonly CrewNeed[];
  /** Whether any phone has been here since the server started. */
  readonly firstPhoneSeen: boolean;
  /** When the evening will be sealed (epoch ms), while the crew are warned of it; else null (PL6). */
  readonly sealsAt: Instant | null;
  /** False while the disk refuses: nothing new is acknowledged, phones keep what they wrote and try again. */
  readonly saving: boolean;
  /** Whether that is because the data folder was removed while the program ran. */
  readonly folderGone: boolean;
}

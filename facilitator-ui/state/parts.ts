import type { CommandName } from '../../shared/gathering/commands.ts';
import { SAW } from '../../shared/gathering/saw/saw.ts';
import type { Part } from '../../shared/gathering/saw/seen.ts';
import { buildsOn } from './own-parts.ts';

/** Of what people wrote only what was read counts, whoever changed it. */
export const READ: Part = 'contribution';

/** The part of the evening that a command is about; null where it names nothing that its sender saw. */
export const partOf = (name: CommandName): Part | null => {
  const entry = SAW[name];
  return 'of' in entry ? entry.part : null;
};

/** One promise for each part of the evening, resolved where none was set. */
export class PerPart {
  readonly #of: Partial<Record<Part, Promise<void>>> = {};

  /** Resolved once those of the part, and of the parts that it builds on, are. */
  async get(part: Part | null): Promise<void> {
    if (part !== null) await Promise.all([part, ...buildsOn(part)].map((one) => this.#of[one] ?? Promise.resolve()));
  }

  set(part: Part, promise: Promise<void>): void {
    this.#of[part] = promise;
  }
}

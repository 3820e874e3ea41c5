import * as v from 'valibot';
import { Message } from '../../gathering/message.ts';
import { isRefusal, type Refusal } from '../../gathering/refusal.ts';
import type { Undo } from '../../gathering/rule.ts';
import { KINDS } from '../screens.ts';
import type { Said } from './message.ts';

/** A command as it travels: `id` is random and the sender's own; the same id again is answered, not done again. The crew say what they saw and when they pressed. */
export type CommandMessage = v.InferOutput<typeof Message>;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Answer to a command: acknowledged once it is durable, or refused in words. */
export const Answer = v.variant('ok', [
  v.object({
    ok: v.literal(true),
    reply: v.optional(v.unknown()),
    undo: v.optional(v.custom<Undo>(isObject)),
    /** For the crew: the facts of the command's part just before it and just after it, as short sums (SW1). */
    facts: v.optional(v.pipe(v.tuple([v.string(), v.string()]), v.readonly())),
  }),
  v.object({ ok: v.literal(false), refusal: v.custom<Refusal>((value) => isObject(value) && isRefusal(value)) }),
]);
export type Answer = v.InferOutput<typeof Answer>;

export const command = { from: KINDS, args: v.tuple([Message]), reply: Answer } as const satisfies Said;

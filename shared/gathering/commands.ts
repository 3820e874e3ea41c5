import type * as v from 'valibot';
import { decide, DecideInput } from './floor/decide.ts';
import { mark } from './floor/mixing.ts';
import { edit, EditInput, withdraw, WithdrawInput, write, WriteInput } from './floor/write.ts';
import {
  addItem,
  AddItemInput,
  DetailsInput,
  editDetails,
  editItem,
  EditItemInput,
  editSettings,
  moveItem,
  MoveItemInput,
  removeItem,
  RemoveItemInput,
  SettingsInput,
} from './plan/edit.ts';
import { answer, AnswerInput, ask, AskInput, settle } from './hands/ask.ts';
import type { Role } from './role.ts';
import type { Rule } from './rule.ts';
import { close } from './run/close.ts';
import { began, BeganInput, ClockStepInput, clockStepped, discount, DiscountInput, pauseReason, PauseReasonInput } from './run/correct.ts';
import { back, end, endItem, jump, JumpInput, next, NoInput, start } from './run/moves.ts';
import { pause, PauseInput, resume } from './run/pause.ts';
import { takeBack, TakeBackInput } from './run/take-back.ts';
import { beat, wake } from './timekeeper/assess.ts';
import {
  bringBack,
  drop,
  DropInput,
  endAt,
  EndAtInput,
  LateStartInput,
  restoreBudgets,
  RestoreBudgetsInput,
  setBudget,
  SetBudgetInput,
  settleLateStart,
  trim,
  TrimInput,
} from './timekeeper/recover.ts';
import { show, ShowInput, spotlight, SpotlightInput } from './stage/show.ts';

interface Command<Schema extends v.GenericSchema = v.GenericSchema> {
  readonly schema: Schema;
  readonly roles: readonly Role[];
  readonly rule: Rule<v.InferOutput<Schema>>;
}

const command = <Schema extends v.GenericSchema>(roles: readonly Role[], schema: Schema, rule: Rule<v.InferOutput<Schema>>): Command<Schema> => ({
  schema,
  roles,
  rule,
});

const LEADS = ['organiser', 'facilitator'] as const;
const REVIEWS = ['organiser', 'facilitator', 'moderator'] as const;
const WRITES = ['participant'] as const;
const CLOCK = ['system'] as const;

/** Every command there is: who may send it, what it must look like, the rule that answers it. */
export const COMMANDS = {
  'plan.editDetails': command(LEADS, DetailsInput, editDetails),
  'plan.editSettings': command(LEADS, SettingsInput, editSettings),
  'plan.addItem': command(LEADS, AddItemInput, addItem),
  'plan.editItem': command(LEADS, EditItemInput, editItem),
  'plan.moveItem': command(LEADS, MoveItemInput, moveItem),
  'plan.removeItem': command(LEADS, RemoveItemInput, removeItem),

  'run.start': command(LEADS, NoInput, start),
  'run.next': command(LEADS, NoInput, next),
  'run.back': command(LEADS, NoInput, back),
  'run.jump': command(LEADS, JumpInput, jump),
  'run.endItem': command(LEADS, NoInput, endItem),
  'run.pause': command(LEADS, PauseInput, pause),
  'run.resume': command(LEADS, NoInput, resume),
  'run.end': command(LEADS, NoInput, end),
  'run.takeBack': command(LEADS, TakeBackInput, takeBack),
  'run.close': command(['organiser', 'system'], NoInput, close),
  'run.began': command(LEADS, BeganInput, began),
  'run.pauseReason': command(LEADS, PauseReasonInput, pauseReason),
  'run.discount': command(LEADS, DiscountInput, discount),
  'run.clockStepped': command(CLOCK, ClockStepInput, clockStepped),

  'time.trim': command(LEADS, TrimInput, trim),
  'time.setBudget': command(LEADS, SetBudgetInput, setBudget),
  'time.restoreBudgets': command(LEADS, RestoreBudgetsInput, restoreBudgets),
  'time.drop': command(LEADS, DropInput, drop),
  'time.bringBack': command(LEADS, DropInput, bringBack),
  'time.endAt': command(LEADS, EndAtInput, endAt),
  'time.settleLateStart': command(LEADS, LateStartInput, settleLateStart),
  'time.beat': command(CLOCK, NoInput, beat),
  'time.wake': command(CLOCK, NoInput, wake),

  'floor.write': command(WRITES, WriteInput, write),
  'floor.edit': command(WRITES, EditInput, edit),
  'floor.withdraw': command(WRITES, WithdrawInput, withdraw),
  'floor.decide': command(REVIEWS, DecideInput, decide),
  'floor.mark': command(CLOCK, NoInput, mark),

  'hands.ask': command(LEADS, AskInput, ask),
  'hands.answer': command(WRITES, AnswerInput, answer),
  'hands.settle': command(LEADS, NoInput, settle),

  'stage.show': command(LEADS, ShowInput, show),
  'stage.spotlight': command(LEADS, SpotlightInput, spotlight),
} as const;

export type CommandName = keyof typeof COMMANDS;
export type InputOf<Name extends CommandName> = v.InferInput<(typeof COMMANDS)[Name]['schema']>;

export const isCommandName = (name: string): name is CommandName => Object.hasOwn(COMMANDS, name);

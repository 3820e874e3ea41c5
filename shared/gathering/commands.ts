import type * as v from 'valibot';
import { decide, DecideInput, readAloud, ReadAloudInput } from './floor/decide.ts';
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
import { discard, DiscardInput, form, FormInput, setTables, SetTablesInput } from './groups/form.ts';
import { help, HelpInput, message, MessageInput, read, ReadInput, settleHelp, SettleHelpInput } from './groups/help.ts';
import { merge, MergeInput, part, PartInput } from './groups/merge.ts';
import { inParallel, inTurn, InTurnInput, ParallelInput } from './groups/parallel.ts';
import { also, AlsoInput } from './groups/report/also.ts';
import { say, SayInput, tell, TellInput, untell, UntellInput } from './groups/report/tell.ts';
import { giveTurn, GiveTurnInput, nextTable, pass, TurnInput } from './groups/report/turn.ts';
import {
  begin,
  BreakoutInput,
  callBack,
  CallBackInput,
  extend,
  ExtendInput,
  finish,
  gathered,
  more,
  MoreInput,
  next as nextRound,
  NextInput,
} from './groups/rounds.ts';
import { dealing, DealingInput, renumber, RenumberInput } from './groups/seats/dealing.ts';
import { away, AwayInput, people, PeopleInput, slips, SlipsInput } from './groups/seats/slips.ts';
import { choose, ChooseInput, leave, LeaveInput, take, TakeInput } from './groups/seats/take.ts';
import { agree, AgreeInput, empty, EmptyInput, scribe, ScribeInput, strike, StrikeInput, writePoint, WritePointInput } from './groups/sheet/write.ts';
import { stepBack, StepBackInput } from './groups/step-back.ts';
import { answer, AnswerInput, ask, AskInput, endCount, settle } from './hands/ask.ts';
import type { Role } from './role.ts';
import type { Rule } from './rule.ts';
import { close } from './run/close.ts';
import { ClockStepInput, clockStepped } from './run/clock-step.ts';
import { began, BeganInput, discount, DiscountInput, pauseReason, PauseReasonInput } from './run/correct.ts';
import { back, end, endItem, jump, JumpInput, next, NoInput, start } from './run/moves.ts';
import { notYet } from './run/keep-open.ts';
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
import { drawn, DrawnInput } from './stage/drawn.ts';
import { keep, KeepInput, show, ShowInput, spotlight, SpotlightInput } from './stage/show.ts';
import { turnWall, TurnWallInput } from './stage/turn-wall.ts';

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
const TABLES = ['table'] as const;
const LEADS_AND_TABLES = ['organiser', 'facilitator', 'table'] as const;
const CLOCK = ['system'] as const;
const LEADS_AND_CLOCK = ['organiser', 'facilitator', 'system'] as const;
const PROJECTORS = ['projector'] as const;

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
  'run.notYet': command(LEADS, NoInput, notYet),
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
  'time.inParallel': command(LEADS, ParallelInput, inParallel),
  'time.inTurn': command(LEADS, InTurnInput, inTurn),
  'time.beat': command(CLOCK, NoInput, beat),
  'time.wake': command(CLOCK, NoInput, wake),

  'floor.write': command(WRITES, WriteInput, write),
  'floor.edit': command(WRITES, EditInput, edit),
  'floor.withdraw': command(WRITES, WithdrawInput, withdraw),
  'floor.decide': command(REVIEWS, DecideInput, decide),
  'floor.readAloud': command(REVIEWS, ReadAloudInput, readAloud),
  'floor.mark': command(CLOCK, NoInput, mark),

  'hands.ask': command(LEADS, AskInput, ask),
  'hands.answer': command(WRITES, AnswerInput, answer),
  'hands.endCount': command(LEADS_AND_CLOCK, NoInput, endCount),
  'hands.settle': command(LEADS, NoInput, settle),

  'groups.setTables': command(LEADS, SetTablesInput, setTables),
  'groups.form': command(LEADS, FormInput, form),
  'groups.discard': command(LEADS, DiscardInput, discard),
  'groups.begin': command(LEADS, BreakoutInput, begin),
  'groups.next': command(LEADS, NextInput, nextRound),
  'groups.extend': command(LEADS, ExtendInput, extend),
  'groups.callBack': command(LEADS, CallBackInput, callBack),
  'groups.gathered': command(LEADS, BreakoutInput, gathered),
  'groups.finish': command(LEADS, BreakoutInput, finish),
  'groups.stepBack': command(LEADS, StepBackInput, stepBack),
  'groups.merge': command(LEADS, MergeInput, merge),
  'groups.part': command(LEADS, PartInput, part),
  'groups.message': command(LEADS, MessageInput, message),
  'groups.settleHelp': command(LEADS, SettleHelpInput, settleHelp),

  'seats.take': command(WRITES, TakeInput, take),
  'seats.choose': command(WRITES, ChooseInput, choose),
  'seats.leave': command(WRITES, LeaveInput, leave),
  'seats.dealing': command(LEADS, DealingInput, dealing),
  'seats.renumber': command(LEADS, RenumberInput, renumber),
  'seats.slips': command(LEADS, SlipsInput, slips),
  'seats.away': command(LEADS_AND_TABLES, AwayInput, away),
  'seats.people': command(LEADS_AND_TABLES, PeopleInput, people),

  'table.help': command(TABLES, HelpInput, help),
  'table.more': command(TABLES, MoreInput, more),
  'table.read': command(TABLES, ReadInput, read),
  'table.write': command(TABLES, WritePointInput, writePoint),
  'table.strike': command(TABLES, StrikeInput, strike),
  'table.agree': command(TABLES, AgreeInput, agree),
  'table.empty': command(TABLES, EmptyInput, empty),
  'table.scribe': command(TABLES, ScribeInput, scribe),

  'report.tell': command(LEADS_AND_TABLES, TellInput, tell),
  'report.also': command(LEADS_AND_TABLES, AlsoInput, also),
  'report.pass': command(LEADS_AND_TABLES, TurnInput, pass),
  'report.say': command(LEADS, SayInput, say),
  'report.next': command(LEADS, TurnInput, nextTable),
  'report.giveTurn': command(LEADS, GiveTurnInput, giveTurn),
  'report.untell': command(LEADS, UntellInput, untell),

  'stage.show': command(LEADS, ShowInput, show),
  'stage.keep': command(LEADS, KeepInput, keep),
  'stage.spotlight': command(LEADS, SpotlightInput, spotlight),
  'stage.turnWall': command(LEADS, TurnWallInput, turnWall),
  'stage.drawn': command(PROJECTORS, DrawnInput, drawn),
} as const;

export type CommandName = keyof typeof COMMANDS;
export type InputOf<Name extends CommandName> = v.InferInput<(typeof COMMANDS)[Name]['schema']>;

export const isCommandName = (name: string): name is CommandName => Object.hasOwn(COMMANDS, name);

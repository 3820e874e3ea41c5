import type * as v from 'valibot';
import { decide, DecideInput, readAloud, ReadAloudInput } from './floor/rules/decide.ts';
import { mark } from './floor/rules/mixing.ts';
import { edit, EditInput, withdraw, WithdrawInput, write, WriteInput } from './floor/rules/write.ts';
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
} from './plan/rules/edit.ts';
import { discard, DiscardInput, form, FormInput, setTables, SetTablesInput } from './groups/rules/form.ts';
import { help, HelpInput, message, MessageInput, read, ReadInput, settleHelp, SettleHelpInput } from './groups/rules/help.ts';
import { merge, MergeInput, part, PartInput } from './groups/rules/merge.ts';
import { inParallel, inTurn, InTurnInput, ParallelInput } from './groups/rules/parallel.ts';
import { also, AlsoInput } from './groups/rules/report/also.ts';
import { say, SayInput, tell, TellInput, untell, UntellInput } from './groups/rules/report/tell.ts';
import { giveTurn, GiveTurnInput, nextTable, pass, TurnInput } from './groups/rules/report/turn.ts';
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
} from './groups/rules/rounds.ts';
import { dealing, DealingInput, renumber, RenumberInput } from './groups/rules/seats/dealing.ts';
import { away, AwayInput, people, PeopleInput, slips, SlipsInput } from './groups/rules/seats/slips.ts';
import { choose, ChooseInput, leave, LeaveInput, take, TakeInput } from './groups/rules/seats/take.ts';
import {
  agree,
  AgreeInput,
  empty,
  EmptyInput,
  scribe,
  ScribeInput,
  strike,
  StrikeInput,
  writePoint,
  WritePointInput,
} from './groups/rules/sheet/write.ts';
import { stepBack, StepBackInput } from './groups/rules/step-back.ts';
import { answer, AnswerInput, ask, AskInput, endCount, settle } from './hands/rules/ask.ts';
import type { Role } from './role.ts';
import type { Rule } from './rule.ts';
import { close } from './run/rules/close.ts';
import { ClockStepInput, clockStepped } from './run/rules/clock-step.ts';
import { began, BeganInput, discount, DiscountInput, pauseReason, PauseReasonInput } from './run/rules/correct.ts';
import { back, end, endItem, jump, JumpInput, next, NoInput, start } from './run/rules/moves.ts';
import { notYet } from './run/rules/keep-open.ts';
import { pause, PauseInput, resume } from './run/rules/pause.ts';
import { takeBack, TakeBackInput } from './run/rules/take-back.ts';
import { ANY_TIME, UNTIL_CLOSED, UNTIL_ENDED, WHILE_RUNNING, type When } from './run/model/when.ts';
import { beat, wake } from './timekeeper/rules/assess.ts';
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
} from './timekeeper/rules/recover.ts';
import { drawn, DrawnInput } from './stage/rules/drawn.ts';
import { keep, KeepInput, show, ShowInput, spotlight, SpotlightInput } from './stage/rules/show.ts';
import { turnWall, TurnWallInput } from './stage/rules/turn-wall.ts';

/** How sending the same again is safe: by its id, which is kept until the close, or by what it holds, and then its reply is given again. */
export type Repeat = 'by-id' | 'by-itself';

/** All that there is to say of a command but what its sender must have seen, which pages know too: `saw/saw.ts`. */
interface Command<Schema extends v.GenericSchema = v.GenericSchema> {
  readonly roles: readonly Role[];
  readonly when: When;
  readonly schema: Schema;
  readonly rule: Rule<v.InferOutput<Schema>>;
  readonly repeat: Repeat;
}

const command = <Schema extends v.GenericSchema>(
  roles: readonly Role[],
  when: When,
  schema: Schema,
  rule: Rule<v.InferOutput<Schema>>,
  repeat: Repeat = 'by-id',
): Command<Schema> => ({ roles, when, schema, rule, repeat });

const LEADS = ['organiser', 'facilitator'] as const;
const REVIEWS = ['organiser', 'facilitator', 'moderator'] as const;
const WRITES = ['participant'] as const;
const TABLES = ['table'] as const;
const LEADS_AND_TABLES = ['organiser', 'facilitator', 'table'] as const;
const CLOCK = ['system'] as const;
const LEADS_AND_CLOCK = ['organiser', 'facilitator', 'system'] as const;
const PROJECTORS = ['projector'] as const;

/** Every command there is: who may send it, in which phases, what it must look like, the rule that answers it. */
export const COMMANDS = {
  'plan.editDetails': command(LEADS, UNTIL_CLOSED, DetailsInput, editDetails),
  'plan.editSettings': command(LEADS, UNTIL_CLOSED, SettingsInput, editSettings),
  'plan.addItem': command(LEADS, UNTIL_CLOSED, AddItemInput, addItem),
  'plan.editItem': command(LEADS, UNTIL_CLOSED, EditItemInput, editItem),
  'plan.moveItem': command(LEADS, UNTIL_CLOSED, MoveItemInput, moveItem),
  'plan.removeItem': command(LEADS, UNTIL_CLOSED, RemoveItemInput, removeItem),

  'run.start': command(LEADS, ANY_TIME, NoInput, start),
  'run.next': command(LEADS, WHILE_RUNNING, NoInput, next),
  'run.back': command(LEADS, WHILE_RUNNING, NoInput, back),
  'run.jump': command(LEADS, WHILE_RUNNING, JumpInput, jump),
  'run.endItem': command(LEADS, WHILE_RUNNING, NoInput, endItem),
  'run.pause': command(LEADS, WHILE_RUNNING, PauseInput, pause),
  'run.resume': command(LEADS, WHILE_RUNNING, NoInput, resume),
  'run.end': command(LEADS, WHILE_RUNNING, NoInput, end),
  'run.takeBack': command(LEADS, UNTIL_CLOSED, TakeBackInput, takeBack),
  'run.close': command(['organiser', 'system'], ANY_TIME, NoInput, close),
  'run.notYet': command(LEADS, UNTIL_CLOSED, NoInput, notYet),
  'run.began': command(LEADS, WHILE_RUNNING, BeganInput, began),
  'run.pauseReason': command(LEADS, UNTIL_CLOSED, PauseReasonInput, pauseReason),
  'run.discount': command(LEADS, WHILE_RUNNING, DiscountInput, discount),
  'run.clockStepped': command(CLOCK, ANY_TIME, ClockStepInput, clockStepped),

  'time.trim': command(LEADS, UNTIL_ENDED, TrimInput, trim),
  'time.setBudget': command(LEADS, UNTIL_ENDED, SetBudgetInput, setBudget),
  'time.restoreBudgets': command(LEADS, UNTIL_ENDED, RestoreBudgetsInput, restoreBudgets),
  'time.drop': command(LEADS, UNTIL_ENDED, DropInput, drop),
  'time.bringBack': command(LEADS, UNTIL_ENDED, DropInput, bringBack),
  'time.endAt': command(LEADS, UNTIL_ENDED, EndAtInput, endAt),
  'time.settleLateStart': command(LEADS, UNTIL_ENDED, LateStartInput, settleLateStart),
  'time.inParallel': command(LEADS, UNTIL_ENDED, ParallelInput, inParallel),
  'time.inTurn': command(LEADS, UNTIL_ENDED, InTurnInput, inTurn),
  'time.beat': command(CLOCK, ANY_TIME, NoInput, beat),
  'time.wake': command(CLOCK, ANY_TIME, NoInput, wake),

  'floor.write': command(WRITES, ANY_TIME, WriteInput, write, 'by-itself'),
  'floor.edit': command(WRITES, UNTIL_CLOSED, EditInput, edit),
  'floor.withdraw': command(WRITES, UNTIL_CLOSED, WithdrawInput, withdraw),
  'floor.decide': command(REVIEWS, UNTIL_CLOSED, DecideInput, decide),
  'floor.readAloud': command(REVIEWS, UNTIL_CLOSED, ReadAloudInput, readAloud),
  'floor.mark': command(CLOCK, ANY_TIME, NoInput, mark),

  'hands.ask': command(LEADS, WHILE_RUNNING, AskInput, ask),
  'hands.answer': command(WRITES, ANY_TIME, AnswerInput, answer),
  'hands.endCount': command(LEADS_AND_CLOCK, ANY_TIME, NoInput, endCount),
  'hands.settle': command(LEADS, ANY_TIME, NoInput, settle),

  'groups.setTables': command(LEADS, UNTIL_CLOSED, SetTablesInput, setTables),
  'groups.form': command(LEADS, WHILE_RUNNING, FormInput, form),
  'groups.discard': command(LEADS, UNTIL_CLOSED, DiscardInput, discard),
  'groups.begin': command(LEADS, UNTIL_CLOSED, BreakoutInput, begin),
  'groups.next': command(LEADS, UNTIL_CLOSED, NextInput, nextRound),
  'groups.extend': command(LEADS, UNTIL_CLOSED, ExtendInput, extend),
  'groups.callBack': command(LEADS, UNTIL_CLOSED, CallBackInput, callBack),
  'groups.gathered': command(LEADS, UNTIL_CLOSED, BreakoutInput, gathered),
  'groups.finish': command(LEADS, UNTIL_CLOSED, BreakoutInput, finish),
  'groups.stepBack': command(LEADS, UNTIL_CLOSED, StepBackInput, stepBack),
  'groups.merge': command(LEADS, UNTIL_CLOSED, MergeInput, merge),
  'groups.part': command(LEADS, UNTIL_CLOSED, PartInput, part),
  'groups.message': command(LEADS, UNTIL_CLOSED, MessageInput, message),
  'groups.settleHelp': command(LEADS, UNTIL_CLOSED, SettleHelpInput, settleHelp),

  'seats.take': command(WRITES, UNTIL_CLOSED, TakeInput, take, 'by-itself'),
  'seats.choose': command(WRITES, UNTIL_CLOSED, ChooseInput, choose, 'by-itself'),
  'seats.leave': command(WRITES, UNTIL_CLOSED, LeaveInput, leave),
  'seats.dealing': command(LEADS, UNTIL_CLOSED, DealingInput, dealing),
  'seats.renumber': command(LEADS, UNTIL_CLOSED, RenumberInput, renumber),
  'seats.slips': command(LEADS, UNTIL_CLOSED, SlipsInput, slips),
  'seats.away': command(LEADS_AND_TABLES, UNTIL_CLOSED, AwayInput, away),
  'seats.people': command(LEADS_AND_TABLES, UNTIL_CLOSED, PeopleInput, people),

  'table.help': command(TABLES, UNTIL_CLOSED, HelpInput, help),
  'table.more': command(TABLES, UNTIL_CLOSED, MoreInput, more),
  'table.read': command(TABLES, UNTIL_CLOSED, ReadInput, read),
  'table.write': command(TABLES, UNTIL_CLOSED, WritePointInput, writePoint, 'by-itself'),
  'table.strike': command(TABLES, UNTIL_CLOSED, StrikeInput, strike),
  'table.agree': command(TABLES, UNTIL_CLOSED, AgreeInput, agree),
  'table.empty': command(TABLES, UNTIL_CLOSED, EmptyInput, empty),
  'table.scribe': command(TABLES, UNTIL_CLOSED, ScribeInput, scribe),

  'report.tell': command(LEADS_AND_TABLES, UNTIL_CLOSED, TellInput, tell),
  'report.also': command(LEADS_AND_TABLES, UNTIL_CLOSED, AlsoInput, also),
  'report.pass': command(LEADS_AND_TABLES, UNTIL_CLOSED, TurnInput, pass),
  'report.say': command(LEADS, UNTIL_CLOSED, SayInput, say),
  'report.next': command(LEADS, UNTIL_CLOSED, TurnInput, nextTable),
  'report.giveTurn': command(LEADS, UNTIL_CLOSED, GiveTurnInput, giveTurn),
  'report.untell': command(LEADS, UNTIL_CLOSED, UntellInput, untell),

  'stage.show': command(LEADS, ANY_TIME, ShowInput, show),
  'stage.keep': command(LEADS, ANY_TIME, KeepInput, keep),
  'stage.spotlight': command(LEADS, ANY_TIME, SpotlightInput, spotlight),
  'stage.turnWall': command(LEADS, ANY_TIME, TurnWallInput, turnWall),
  'stage.drawn': command(PROJECTORS, ANY_TIME, DrawnInput, drawn, 'by-itself'),
} as const;

export type CommandName = keyof typeof COMMANDS;
export type InputOf<Name extends CommandName> = v.InferInput<(typeof COMMANDS)[Name]['schema']>;

export const isCommandName = (name: string): name is CommandName => Object.hasOwn(COMMANDS, name);

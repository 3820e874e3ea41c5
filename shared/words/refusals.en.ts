import { pageRefusals } from './page-refusals.en.ts';

/** What has changed since somebody looked, and what to do now. */
const changed = {
  contribution: 'its writer has changed or withdrawn it, or a colleague has decided about it. Look where it is now.',
  run: 'the evening has already moved on. Look at what runs now, then press again if you still want to.',
  screen: 'the big screen shows something else by now. Look at it, then press again if you still want to.',
  plan: 'a colleague has changed this in the plan. Look at it as it is now, then change it again if you still want to.',
  time: 'the times have changed. Look at them, then press again if you still want to.',
  hands: 'the question to the room has changed. Look at it as it is now.',
  groups: 'the groups have changed. Look at them as they are now, then press again if you still want to.',
  report: 'the turn or the point has changed. Look at it as it is now, then press again if you still want to.',
  sheet: 'another screen has changed this sheet. Read it as it is now, then press again if you still want to.',
};

interface Detail {
  readonly limit?: number;
  readonly changed?: keyof typeof changed;
}

/** What each refusal says, in English: what is wrong, and what to do about it. */
export const refusals = {
  ...pageRefusals,
  'unknown-command': () => 'This page is older than the server. Reload it and try again.',
  'not-allowed': () => 'This link may not do that. Ask the organiser for one that may.',
  'changed-meanwhile': ({ changed: part }: Detail) =>
    part ? `Not done. Changed meanwhile: ${changed[part]}` : 'Not done. This has changed meanwhile. Look at it as it is now.',
  'too-late': () =>
    'Not done: it was pressed too long ago, or before the program was started again. Look at the screen, then press again if you still want to.',
  'not-confirmed': () => 'Not confirmed: no answer came. This screen finds out when the link is back.',
  'unknown-topic': () => 'That question is no longer part of the evening. Choose another.',
  'unknown-item': () => 'That item is no longer on the agenda. Choose another.',
  'record-only': () => 'Its writer asked for it to be kept for the record only. It cannot be shown or read out.',
  'not-written-to-be-shown': () => 'Its writer asked for it to be read out, not shown. Read it out instead.',
  'not-to-be-read-out': () => 'It is not among what is to be read out. Choose “Read out” for it first.',
  'not-shown': () => 'Only something on the wall can be put in the spotlight. Show it first.',
  'not-started': () => 'The evening has not started. Start it first.',
  'already-started': () => 'The evening has already started.',
  'already-ended': () => 'The evening has ended. Undo the end to go on.',
  'not-ended': () => 'The evening is still running. End it first, then close it.',
  'not-closed': () => 'People can still change or take back what they wrote. Close the evening first, then take this file.',
  'no-current-item': () => 'No item is running. Start one from the agenda.',
  'no-next-item': () => 'There is nothing after this on the agenda. End the evening, or add an item.',
  'no-earlier-item': () => 'There is nothing before this on the agenda.',
  'already-paused': () => 'Time is already paused.',
  'not-paused': () => 'Time is not paused.',
  'item-in-use': () =>
    'It has begun, or people may have written to it already, so it stays. You can change its words and minutes, and drop it until it begins.',
  'item-begun': () => 'That item has begun, so it stays on the agenda. Give it fewer minutes, or go on to the next.',
  'item-dropped': () => 'One of them was dropped. Bring it back on the agenda first.',
  'too-many': ({ limit }: Detail) => `There can be no more than ${limit ?? 40}. Remove one first.`,
  'nothing-to-trim': () => 'There is nothing to trim: it fits as it is, or every item is at its shortest. Drop something, or end later.',
  'under-minimum': ({ limit }: Detail) => `This item needs at least ${limit ?? 1} minutes. Give it more, or drop it.`,
  'after-hard-stop': () =>
    'The hall must be empty by then. Choose an earlier time, or go to the plan and change the time by which the hall must be empty.',
  'times-out-of-order': () => 'The times do not follow each other. Put the start first, then the agreed end, then when the hall must be empty.',
  'groups-open': () => 'Groups are going on already. Finish them first, then form new ones.',
  'no-next-round': () => 'This was the last round. Call everybody back, or give this round more minutes.',
  'table-twice': () => 'Two tables have the same number. Give each its own.',
  'not-your-table': () => 'This card is for another table. Scan the card on your own.',
  'unknown-seat': () => 'Nobody holds this number. Check it on the slip or the phone.',
  'no-numbers': () => 'No phone has a number or a place yet.',
  'one-hand': () => 'This phone has answered already. Reload the page, then change the answer there.',
  'no-minutes-left': () => 'This round is nearly over: no minutes are left to take. Call people back instead.',
  'no-more-minutes': () => 'This table has had its extra minutes. Ask the facilitator for more.',
  'unknown-point': () => 'That point is not there any more. Choose another.',
  'sheet-full': ({ limit }: Detail) => `A sheet holds ${limit ?? 120} points. Put two of them together, or use paper for the rest.`,
  'sheet-not-empty': () => 'There are points on this sheet, so it needs no reason for being empty.',
  'already-told': () => 'The room has heard this point. Ask the facilitator to take it off the screen first.',
  'one-each-turn': () => 'Your table has told a point. It can tell the next one in its next turn.',
  'not-your-turn': () => 'Another table is telling. Yours will be asked in its turn.',
  'no-session': () => 'This link no longer opens anything. Ask the organiser for a new one.',
  'link-used': () => 'This link has been used or is too old. For a new one press Enter where the program runs, or type npm run link in its folder.',
  'wrong-pairing-code': () => 'No screen shows this code. Check the code on the projector and try again.',
};

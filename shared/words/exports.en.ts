/** What stands in the files that people take away, in English. */
export const exportWords = {
  heads: ['Cause', 'Item', 'From', 'To', 'Planned (min)', 'Took (min)', 'Reason', 'From (UTC)'],
  causes: { 'late-start': 'Late start', item: 'Item', changeover: 'Changeover', pause: 'Pause', outage: 'Laptop away' },
  reasons: { breather: 'A breather', heated: 'It got heated', technical: 'Something technical', other: 'Something else', outage: 'Laptop away' },
  pointHeads: ['Part', 'Number', 'Question', 'Round', 'Table', 'Point', 'Exact words', 'Tags', 'Told', 'Tables', 'Also tables', 'Same as'],
  yes: 'yes',
  tags: { experience: 'Experience', concern: 'Concern', idea: 'Idea', question: 'Question', thanks: 'Thanks' },
  /** A line of the agenda in the calendar: "18:00 Welcome, 15 min". */
  agendaLine: (clock: string, title: string, minutes: number): string => `${clock} ${title}, ${minutes} min`,
  /** An item as a calendar entry of its own. */
  itemOf: (item: string, evening: string): string => `${item} (${evening})`,
};

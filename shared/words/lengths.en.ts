/** Above this many minutes a length is said in hours. */
const IN_MINUTES = 90;

const many = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;

/** "25 minutes", "2 hours 2 minutes". */
export const minutesLong = (count: number): string => {
  if (count <= IN_MINUTES) return many(count, 'minute');
  const [hours, rest] = [Math.floor(count / 60), count % 60];
  return rest === 0 ? many(hours, 'hour') : `${many(hours, 'hour')} ${many(rest, 'minute')}`;
};

/** "25 min", "2 h 2 min". */
export const minutesShort = (count: number): string => {
  if (count <= IN_MINUTES) return `${count} min`;
  const rest = count % 60;
  return rest === 0 ? `${Math.floor(count / 60)} h` : `${Math.floor(count / 60)} h ${rest} min`;
};

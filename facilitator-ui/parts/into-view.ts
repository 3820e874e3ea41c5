/** Brings what has the focus wholly into a row that scrolls: browsers leave what is in sight in part as it is. */
export const intoView = ({ target }: FocusEvent): void => {
  if (target instanceof Element) target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
};

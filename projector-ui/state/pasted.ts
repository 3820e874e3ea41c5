/** The token of a projector's link that somebody pastes onto the page; '' where it is a link to something else, null where it is none. */
export const tokenPasted = (text: string): string | null => {
  const link = /^\s*(?:https?:\/\/)?[^\s#]*\/(\w+)\/?(?:\?[^#]*)?#(\S*)\s*$/i.exec(text);
  return link ? (link[1] === 'projector' ? (link[2] ?? '') : '') : null;
};

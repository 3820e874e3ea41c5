/** What the console and the projector say where they cannot work. In English. */
export const oldBrowser = 'This browser is too old for this page. Use Chrome or Edge 108, Safari 16, Firefox 110, or a newer one.';

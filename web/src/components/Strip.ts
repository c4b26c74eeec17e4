/** The strip above a page, loaded when there is first something to tell: most pages never need it. */

import { lazy } from 'react';

export const Strip = lazy(async () => {
  const { MessageStrip } = await import('@ui5/webcomponents-react/dist/webComponents/MessageStrip/index.js');
  return { default: MessageStrip };
});

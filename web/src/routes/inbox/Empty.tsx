/** Why there is nothing to see. */

import { Button, IllustratedMessage } from '@ui5/webcomponents-react';
import '@ui5/webcomponents-fiori/dist/illustrations/NoSearchResults.js';
import '@ui5/webcomponents-fiori/dist/illustrations/NoTasks.js';
import { useTranslation } from 'react-i18next';

interface Props {
  why: 'nothingToDo' | 'noMatch' | 'gone';
  onAction?: () => void;
}

export default function Empty({ why, onAction }: Props) {
  const { t } = useTranslation('inbox');
  return (
    <IllustratedMessage
      name={why === 'noMatch' ? 'NoSearchResults' : 'NoTasks'}
      design="Auto"
      titleText={t(`empty.${why}`)}
      subtitleText={t(`empty.${why}Hint`)}
    >
      {onAction && <Button onClick={onAction}>{t(`empty.${why}Action`)}</Button>}
    </IllustratedMessage>
  );
}

/** What became of earlier attempts, as the provider tells it. */

import { MessageStrip } from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';
import { Moment } from './Marks.tsx';
import type { OperationError } from './tasks.ts';

export function OperationErrors({ errors }: { errors: readonly OperationError[] }) {
  const { t } = useTranslation('inbox');
  return errors.map(error => (
    <MessageStrip key={`${error.executedAt} ${error.code}`} design="Negative" hideCloseButton>
      {t('failedAttempt')} · <Moment value={error.executedAt} />: {error.message}
    </MessageStrip>
  ));
}

/** The failed attempts on a task of the list. */

import { Popover } from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';
import { OperationErrors } from './OperationErrors.tsx';
import type { OperationError } from './tasks.ts';

interface Props {
  errors: readonly OperationError[];
  opener: HTMLElement;
  onClose: () => void;
}

export default function ErrorsPopover({ errors, opener, onClose }: Props) {
  const { t } = useTranslation('inbox');
  return (
    <Popover
      open
      opener={opener}
      onClose={onClose}
      headerText={t('failedAttempts')}
      style={{ maxWidth: '28rem' }}
    >
      <OperationErrors errors={errors} />
    </Popover>
  );
}

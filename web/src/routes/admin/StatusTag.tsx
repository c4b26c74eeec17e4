/** A status as icon and word. */

import { Tag } from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';

const designs = {
  OK: 'Positive',
  RUNNING: 'Information',
  WARNING: 'Critical',
  ERROR: 'Negative',
  PAUSED: 'Neutral',
} as const;

export function StatusTag({ status }: { status: keyof typeof designs }) {
  const { t } = useTranslation('admin');
  return <Tag design={designs[status]}>{t(`status.${status}`)}</Tag>;
}

/** What an update changed, and what that means. */

import { MessageStrip } from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';
import type { UpdatedServiceInstance } from '../../../api/administration.ts';
import styles from './InstancePage.module.css';
import { formatValue } from './parameters.ts';

interface Props {
  changes: UpdatedServiceInstance['changes'];
  onClose: () => void;
}

export function Changes({ changes, onClose }: Props) {
  const { t } = useTranslation('instances');
  const shown = (value: unknown) => (value === null ? t('notGiven') : formatValue(value));
  return (
    <MessageStrip design="Information" role="status" onClose={onClose}>
      {changes.length === 0 ? (
        t('nothingChanged')
      ) : (
        <ul className={styles.changes}>
          {changes.map(({ parameter, before, after, effect }) => (
            <li key={parameter}>
              <strong>{parameter}</strong>: {shown(before)} → {shown(after)}. {effect}
            </li>
          ))}
        </ul>
      )}
    </MessageStrip>
  );
}

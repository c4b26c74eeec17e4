/** The head of a column: what it shows, a way back and a way to read it again. */

import '@ui5/webcomponents-icons/dist/decline.js';
import '@ui5/webcomponents-icons/dist/refresh.js';
import { Button, Title } from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';
import styles from './route.module.css';

interface Props {
  title: string;
  onRefresh: () => void;
  /** Closes the column; the first one has none. */
  onClose?: () => void;
}

export function ColumnHead({ title, onRefresh, onClose }: Props) {
  const { t } = useTranslation(['admin', 'common']);
  return (
    <div className={styles.head}>
      <Title level="H2" size="H4" className={styles.heading}>
        {title}
      </Title>
      <Button
        icon="refresh"
        design="Transparent"
        tooltip={t('common:refresh')}
        accessibleName={t('refreshOf', { title })}
        onClick={onRefresh}
      />
      {onClose && (
        <Button
          icon="decline"
          design="Transparent"
          accessibleName={t('closeOf', { title })}
          onClick={onClose}
        >
          {t('back')}
        </Button>
      )}
    </div>
  );
}

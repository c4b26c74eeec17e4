/** What can be done with a task of the list: the suggested decision, the others in a menu, and its own app. */

import '@ui5/webcomponents-icons/dist/accept.js';
import '@ui5/webcomponents-icons/dist/decline.js';
import '@ui5/webcomponents-icons/dist/response.js';
import '@ui5/webcomponents-icons/dist/slim-arrow-down.js';
import { Button, Link } from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';
import { type Choice, choicesOf, designOf, iconOf } from './decisions.ts';
import styles from './RowActions.module.css';
import { appLink, type Task } from './tasks.ts';

interface Props {
  task: Task;
  busy: boolean;
  onChoose: (task: Task, choice: Choice) => void;
  onMore: (task: Task, opener: HTMLElement) => void;
}

export function RowActions({ task, busy, onChoose, onMore }: Props) {
  const { t } = useTranslation('inbox');
  const [suggested, ...others] = choicesOf(task);
  const link = appLink(task);
  return (
    <span className={styles.actions}>
      {suggested && (
        <span className={styles.pair}>
          <Button
            design={designOf[suggested.decision.nature]}
            icon={iconOf[suggested.decision.nature]}
            disabled={busy}
            onClick={() => onChoose(task, suggested)}
          >
            {suggested.decision.name}
          </Button>
          {others.length > 0 && (
            <Button
              design="Transparent"
              icon="slim-arrow-down"
              disabled={busy}
              tooltip={t('moreDecisions')}
              accessibleName={t('moreDecisions')}
              accessibilityAttributes={{ hasPopup: 'menu' }}
              onClick={({ currentTarget }) => currentTarget && onMore(task, currentTarget)}
            />
          )}
        </span>
      )}
      {link && (
        <Link href={link} target="_blank" accessibleName={t('openInAppNewTab')}>
          {t('openInApp')}
        </Link>
      )}
    </span>
  );
}

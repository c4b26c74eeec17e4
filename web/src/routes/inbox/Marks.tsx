/** Priority, status and due date: a picture and a word, so that nothing is told by colour alone. */

import '@ui5/webcomponents-icons/dist/alert.js';
import '@ui5/webcomponents-icons/dist/arrow-bottom.js';
import '@ui5/webcomponents-icons/dist/arrow-top.js';
import '@ui5/webcomponents-icons/dist/circle-task.js';
import '@ui5/webcomponents-icons/dist/in-progress.js';
import '@ui5/webcomponents-icons/dist/lateness.js';
import '@ui5/webcomponents-icons/dist/less.js';
import '@ui5/webcomponents-icons/dist/locked.js';
import '@ui5/webcomponents-icons/dist/pending.js';
import { Icon } from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../i18n/language.ts';
import { formatMoment, isOverdue } from './formatting.ts';
import styles from './Marks.module.css';
import type { Priority, Task } from './tasks.ts';

const priorityIcons: Record<Priority, string> = {
  VERY_HIGH: 'alert',
  HIGH: 'arrow-top',
  MEDIUM: 'less',
  LOW: 'arrow-bottom',
};

export function PriorityMark({ priority }: { priority: Priority }) {
  const { t } = useTranslation('inbox');
  return <Mark icon={priorityIcons[priority]} tone={priority} text={t(`priority.${priority}`)} />;
}

const statusIcons: Record<string, string> = {
  READY: 'circle-task',
  RESERVED: 'locked',
  IN_PROGRESS: 'in-progress',
};

export function StatusMark({ task }: { task: Pick<Task, 'status' | 'inProcess'> }) {
  const { t } = useTranslation('inbox');
  if (task.inProcess) return <Mark icon="pending" tone="IN_PROCESS" text={t('inProcess')} />;
  return <Mark icon={statusIcons[task.status] ?? 'circle-task'} text={t(`status.${task.status}`)} />;
}

export function Moment({ value }: { value: string }) {
  return <time dateTime={value}>{formatMoment(value, currentLanguage())}</time>;
}

export function DueMark({ dueAt }: { dueAt: string | null }) {
  const { t } = useTranslation('inbox');
  if (!dueAt) return <span>{t('noDueDate')}</span>;
  return (
    <span className={styles.due}>
      <Moment value={dueAt} />
      {isOverdue(dueAt, Date.now()) && <Mark icon="lateness" tone="OVERDUE" text={t('overdue')} />}
    </span>
  );
}

function Mark({ icon, tone, text }: { icon: string; tone?: string; text: string }) {
  return (
    <span className={styles.mark} data-tone={tone}>
      <Icon name={icon} className={styles.icon} mode="Decorative" />
      {text}
    </span>
  );
}

/** One task: what it is about, and everything that can be done with it. */

import '@ui5/webcomponents-icons/dist/decline.js';
import '@ui5/webcomponents-icons/dist/exit-full-screen.js';
import '@ui5/webcomponents-icons/dist/full-screen.js';
import '@ui5/webcomponents-icons/dist/nav-back.js';
import { useQuery } from '@tanstack/react-query';
import { BusyIndicator, Button, Link, MessageStrip, Title } from '@ui5/webcomponents-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/problem.ts';
import { ProblemStrip } from '../../components/ProblemStrip.tsx';
import { currentLanguage } from '../../i18n/language.ts';
import { Description } from './Description.tsx';
import { type Choice, choicesOf, designOf, iconOf } from './decisions.ts';
import Empty from './Empty.tsx';
import { formatAttribute } from './formatting.ts';
import { DueMark, Moment, PriorityMark, StatusMark } from './Marks.tsx';
import { OperationErrors } from './OperationErrors.tsx';
import styles from './TaskDetails.module.css';
import { appLink, getTask, type Task } from './tasks.ts';

interface Props {
  urn: string;
  busy: boolean;
  failure: string | null;
  /** Beside the list; alone there is only the way back to it. */
  besideList: boolean;
  fullScreen: boolean;
  onFullScreen: (on: boolean) => void;
  onChoose: (task: Task, choice: Choice) => void;
  onForgetFailure: (urn: string) => void;
  onClose: () => void;
}

export default function TaskDetails(props: Props) {
  const { t } = useTranslation('inbox');
  const { urn, besideList, fullScreen } = props;
  const { data: task, error } = useQuery({ queryKey: ['inbox', 'task', urn], queryFn: () => getTask(urn) });
  const gone = error instanceof Problem && error.status === 404;
  return (
    <section className={styles.details} aria-label={t('details.title')}>
      <div className={styles.bar}>
        {!besideList && (
          <Button design="Transparent" icon="nav-back" onClick={props.onClose}>
            {t('details.back')}
          </Button>
        )}
        <span className={styles.spacer} />
        {besideList && (
          <>
            <Button
              design="Transparent"
              icon={fullScreen ? 'exit-full-screen' : 'full-screen'}
              tooltip={t(fullScreen ? 'details.exitFullScreen' : 'details.fullScreen')}
              accessibleName={t(fullScreen ? 'details.exitFullScreen' : 'details.fullScreen')}
              onClick={() => props.onFullScreen(!fullScreen)}
            />
            <Button
              design="Transparent"
              icon="decline"
              tooltip={t('details.close')}
              accessibleName={t('details.close')}
              onClick={props.onClose}
            />
          </>
        )}
      </div>
      {gone ? (
        <Empty why="gone" onAction={props.onClose} />
      ) : task ? (
        <Content {...props} task={task} error={error} />
      ) : error ? (
        <ProblemStrip error={error} />
      ) : (
        <BusyIndicator active delay={300} className={styles.waiting} text={t('common:loading')} />
      )}
    </section>
  );
}

function Content({
  task,
  error,
  busy,
  failure,
  onChoose,
  onForgetFailure,
}: Props & { task: Task; error: Error | null }) {
  const { t } = useTranslation('inbox');
  const link = appLink(task);
  const choices = choicesOf(task);
  const words = { yes: t('yes'), no: t('no') };
  return (
    <>
      <div className={styles.content}>
        <header className={styles.header}>
          <Title level="H2" wrappingType="Normal">
            {task.subject}
          </Title>
          <span className={styles.type}>{[task.definitionName, task.label].filter(Boolean).join(' · ')}</span>
          {link && (
            <Link href={link} target="_blank" accessibleName={t('openInAppNewTab')}>
              {t('openInApp')}
            </Link>
          )}
        </header>
        <ProblemStrip error={error} />
        {failure && (
          <MessageStrip design="Negative" role="alert" onClose={() => onForgetFailure(task.urn)}>
            {failure}
          </MessageStrip>
        )}
        {task.inProcess && (
          <MessageStrip design="Information" hideCloseButton>
            {t('inProcessHint')}
          </MessageStrip>
        )}
        <OperationErrors errors={task.operationErrors ?? []} />
        <dl className={styles.facts}>
          <Fact name={t('column.createdBy')}>{task.createdByName ?? t('bySystem')}</Fact>
          <Fact name={t('column.createdOn')}>
            <Moment value={task.createdAt} />
          </Fact>
          <Fact name={t('column.due')}>
            <DueMark dueAt={task.dueAt} />
          </Fact>
          <Fact name={t('column.priority')}>
            <PriorityMark priority={task.priority} />
          </Fact>
          <Fact name={t('column.status')}>
            <StatusMark task={task} />
          </Fact>
        </dl>
        {task.customAttributes.length > 0 && (
          <>
            <Title level="H3">{t('details.attributes')}</Title>
            <dl className={styles.facts}>
              {task.customAttributes.map(attribute => (
                <Fact key={attribute.code} name={attribute.name}>
                  {formatAttribute(attribute, currentLanguage(), words)}
                </Fact>
              ))}
            </dl>
          </>
        )}
        {task.definition?.capabilities.includes('tasks.description') && <Description urn={task.urn} />}
      </div>
      {choices.length > 0 && (
        <footer className={styles.footer}>
          {choices.map(choice => (
            <Button
              key={`${choice.kind} ${choice.decision.code}`}
              design={designOf[choice.decision.nature]}
              icon={iconOf[choice.decision.nature]}
              disabled={busy}
              onClick={() => onChoose(task, choice)}
            >
              {choice.decision.name}
            </Button>
          ))}
        </footer>
      )}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

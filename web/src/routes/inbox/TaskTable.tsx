/** The tasks, one row each; where it is narrow, columns move below the title. */

import '@ui5/webcomponents-icons/dist/message-error.js';
import {
  Button,
  Table,
  TableCell,
  TableGrowing,
  TableHeaderCell,
  TableHeaderRow,
  TableRow,
} from '@ui5/webcomponents-react';
import { memo, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Choice } from './decisions.ts';
import type { ListQuery, SortBy } from './listQuery.ts';
import { DueMark, Moment, PriorityMark, StatusMark } from './Marks.tsx';
import { RowActions } from './RowActions.tsx';
import styles from './TaskTable.module.css';
import type { Task } from './tasks.ts';
import { useEndReached } from './useEndReached.ts';

interface RowHandlers {
  onChoose: (task: Task, choice: Choice) => void;
  onMore: (task: Task, opener: HTMLElement) => void;
  onShowErrors: (task: Task, opener: HTMLElement) => void;
}

interface Props extends RowHandlers {
  table: RefObject<HTMLElement | null>;
  tasks: readonly Task[];
  query: ListQuery;
  /** Beside the details there is room for the titles only. */
  compact: boolean;
  phone: boolean;
  openTask: string | null;
  busy: ReadonlySet<string>;
  failures: ReadonlyMap<string, string>;
  loading: boolean;
  hasMore: boolean;
  empty: ReactNode;
  onOpen: (urn: string) => void;
  onLoadMore: () => void;
  onRowFocus: (event: { target: EventTarget }) => void;
}

export function TaskTable(props: Props) {
  const { t } = useTranslation('inbox');
  const { tasks, query, compact, phone, openTask, busy, failures, hasMore } = props;
  const sorted = (by: SortBy) =>
    query.sortBy === by ? (query.descending ? 'Descending' : 'Ascending') : 'None';
  const end = useEndReached<HTMLDivElement>(hasMore && !props.loading, tasks.length, props.onLoadMore);
  return (
    <>
      <Table
        ref={(element: HTMLElement | null) => {
          props.table.current = element;
        }}
        accessibleName={t('tasks')}
        overflowMode="Popin"
        loading={props.loading}
        loadingDelay={300}
        noData={<div>{props.empty}</div>}
        onFocus={props.onRowFocus}
        onRowClick={event => {
          const urn = event.detail.row.rowKey;
          if (urn) props.onOpen(urn);
        }}
        features={hasMore ? <TableGrowing mode="Button" onLoadMore={props.onLoadMore} /> : undefined}
        headerRow={
          <TableHeaderRow sticky={!phone}>
            <TableHeaderCell importance={7} minWidth="14rem" sortIndicator={sorted('subject')}>
              {t('column.task')}
            </TableHeaderCell>
            {!compact && (
              <>
                <TableHeaderCell importance={3} width="8rem" sortIndicator={sorted('priority')}>
                  {t('column.priority')}
                </TableHeaderCell>
                <TableHeaderCell importance={2} width="10rem">
                  {t('column.createdBy')}
                </TableHeaderCell>
                <TableHeaderCell
                  importance={1}
                  width="8rem"
                  popinHidden={phone}
                  sortIndicator={sorted('status')}
                >
                  {t('column.status')}
                </TableHeaderCell>
                <TableHeaderCell importance={0} width="9rem" sortIndicator={sorted('createdAt')}>
                  {t('column.createdOn')}
                </TableHeaderCell>
              </>
            )}
            <TableHeaderCell importance={5} width="9rem" sortIndicator={sorted('dueAt')}>
              {t('column.due')}
            </TableHeaderCell>
            {!compact && (
              <TableHeaderCell importance={6} width="17rem">
                {t('column.actions')}
              </TableHeaderCell>
            )}
          </TableHeaderRow>
        }
      >
        {tasks.map(task => (
          <Row
            key={task.urn}
            task={task}
            compact={compact}
            open={task.urn === openTask}
            busy={busy.has(task.urn)}
            failure={failures.get(task.urn) ?? null}
            onChoose={props.onChoose}
            onMore={props.onMore}
            onShowErrors={props.onShowErrors}
          />
        ))}
      </Table>
      <div ref={end} />
    </>
  );
}

interface RowProps extends RowHandlers {
  task: Task;
  compact: boolean;
  open: boolean;
  busy: boolean;
  failure: string | null;
}

const Row = memo(function Row({
  task,
  compact,
  open,
  busy,
  failure,
  onChoose,
  onMore,
  onShowErrors,
}: RowProps) {
  const { t } = useTranslation('inbox');
  return (
    <TableRow rowKey={task.urn} data-urn={task.urn} interactive navigated={open}>
      <TableCell>
        <span className={styles.task}>
          <span className={styles.subject}>{task.subject}</span>
          {task.label && <span className={styles.label}>{task.label}</span>}
          {failure && (
            <span className={styles.failure} role="alert">
              {failure}
            </span>
          )}
          {task.operationErrors && (
            <Button
              design="Transparent"
              icon="message-error"
              className={styles.errors}
              accessibilityAttributes={{ hasPopup: 'dialog' }}
              onClick={({ currentTarget }) => currentTarget && onShowErrors(task, currentTarget)}
            >
              {t('failedAttempt')}
            </Button>
          )}
        </span>
      </TableCell>
      {!compact && (
        <>
          <TableCell>
            <PriorityMark priority={task.priority} />
          </TableCell>
          <TableCell>{task.createdByName}</TableCell>
          <TableCell>
            <StatusMark task={task} />
          </TableCell>
          <TableCell>
            <Moment value={task.createdAt} />
          </TableCell>
        </>
      )}
      <TableCell>
        <DueMark dueAt={task.dueAt} />
      </TableCell>
      {!compact && (
        <TableCell>
          <RowActions task={task} busy={busy} onChoose={onChoose} onMore={onMore} />
        </TableCell>
      )}
    </TableRow>
  );
});

/** `/`, the inbox, and `/tasks/<urn>`, a task of it. */

import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { useAnnounce } from '../../components/Announcements.tsx';
import { ProblemStrip } from '../../components/ProblemStrip.tsx';
import { Strip } from '../../components/Strip.ts';
import { useTitle } from '../../components/useTitle.ts';
import { firstOf } from './decisions.ts';
import { ListHeader } from './ListHeader.tsx';
import { EVERYTHING, hasFilters, type ListQuery, readQuery, writeQuery } from './listQuery.ts';
import styles from './route.module.css';
import { TaskTable } from './TaskTable.tsx';
import { OPEN_STATES, type Task } from './tasks.ts';
import { useDecisions } from './useDecisions.ts';
import { useLiveUpdates } from './useLiveUpdates.ts';
import { PHONE, useMedia, WIDE } from './useMedia.ts';
import { useRowFocus } from './useRowFocus.ts';
import { useShortcuts } from './useShortcuts.ts';
import { useTasks } from './useTasks.ts';

const TaskDetails = lazy(() => import('./TaskDetails.tsx'));
const DecisionDialog = lazy(() => import('./DecisionDialog.tsx'));
const DecisionMenu = lazy(() => import('./DecisionMenu.tsx'));
const ErrorsPopover = lazy(() => import('./ErrorsPopover.tsx'));
const SortDialog = lazy(() => import('./SortDialog.tsx'));
const ShortcutsDialog = lazy(() => import('./ShortcutsDialog.tsx'));
const Empty = lazy(() => import('./Empty.tsx'));

/** What lies above the page, one at a time. */
type Above = { what: 'sort' | 'help' } | { what: 'menu' | 'errors'; task: Task; opener: HTMLElement } | null;

export function Component() {
  const { t } = useTranslation('inbox');
  const announce = useAnnounce();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { search: address } = useLocation();
  const [parameters, setParameters] = useSearchParams();
  const openTask = useParams()['*'] || null;
  const phone = useMedia(PHONE);
  const wide = useMedia(WIDE);
  const [fullScreen, setFullScreen] = useState(false);
  const [above, setAbove] = useState<Above>(null);
  const [hideInaccessible, setHideInaccessible] = useState(false);
  const [refreshFailure, setRefreshFailure] = useState<unknown>(null);
  const table = useRef<HTMLElement>(null);
  const searchField = useRef<HTMLElement>(null);

  const query = useMemo(() => readQuery(parameters), [parameters]);
  const list = useTasks(query);
  const { tasks, refresh, settle } = list;
  useTitle(list.isPending ? t('title') : t('tasksCount', { count: list.count, number: list.count }));

  const changeQuery = (change: Partial<ListQuery>) => setParameters(writeQuery({ ...query, ...change }));
  const open = useCallback(
    (urn: string) => navigate(`/tasks/${encodeURIComponent(urn)}${address}`),
    [navigate, address],
  );

  const refreshAll = useCallback(async () => {
    try {
      await Promise.all([refresh(), queries.invalidateQueries({ queryKey: ['inbox', 'task'] })]);
      setRefreshFailure(null);
    } catch (error) {
      setRefreshFailure(error);
    }
  }, [refresh, queries]);

  const onSettled = useCallback(
    (task: Task) => {
      settle(task);
      queries.setQueryData<Task>(['inbox', 'task', task.urn], shown => shown && { ...shown, ...task });
      if (!OPEN_STATES.includes(task.status) && openTask === task.urn) navigate(`/${address}`);
    },
    [settle, queries, navigate, address, openTask],
  );
  const decisions = useDecisions({ onSettled });
  const focus = useRowFocus(table, tasks, decisions.asked !== null);

  const close = useCallback(() => {
    setFullScreen(false);
    navigate(`/${address}`);
    if (openTask) setTimeout(() => focus.focusRow(openTask), 50);
  }, [navigate, address, openTask, focus.focusRow]);

  useLiveUpdates(async arrived => {
    const known = new Set(tasks.map(task => task.urn));
    await refreshAll();
    const shown = queries.getQueryData<{ pages: { tasks: Task[] }[] }>(['inbox', 'list', query]);
    const fresh = (shown?.pages.flatMap(page => page.tasks) ?? []).filter(
      task => arrived.includes(task.urn) && !known.has(task.urn),
    );
    const [first] = fresh;
    if (first) announce(t('arrived', { count: fresh.length, subject: first.subject }));
  });

  const current = () => {
    const urn = openTask ?? focus.focusedTask();
    return tasks.find(task => task.urn === urn) ?? null;
  };
  const step = (by: 1 | -1) => {
    const task = current();
    const next = tasks[task ? tasks.indexOf(task) + by : 0];
    if (!next) return;
    if (openTask) open(next.urn);
    focus.focusRow(next.urn);
  };
  const decideFirst = (nature: 'POSITIVE' | 'NEGATIVE') => {
    const task = current();
    const choice = task && firstOf(task, nature);
    if (task && choice && !decisions.busy.has(task.urn)) decisions.choose(task, choice);
  };
  useShortcuts(shortcut => {
    if (shortcut === 'next') step(1);
    else if (shortcut === 'previous') step(-1);
    else if (shortcut === 'approve') decideFirst('POSITIVE');
    else if (shortcut === 'reject') decideFirst('NEGATIVE');
    else if (shortcut === 'search') searchField.current?.focus();
    else if (shortcut === 'help') setAbove({ what: 'help' });
    else if (shortcut === 'close' && openTask) close();
  });

  const showMenu = useCallback(
    (task: Task, opener: HTMLElement) => setAbove({ what: 'menu', task, opener }),
    [],
  );
  const showErrors = useCallback(
    (task: Task, opener: HTMLElement) => setAbove({ what: 'errors', task, opener }),
    [],
  );
  const closeAbove = useCallback(() => setAbove(null), []);

  const narrowed = query.search !== '' || hasFilters(query);
  const layout = !openTask ? 'list' : wide && !fullScreen ? 'split' : 'details';
  return (
    <div className={styles.inbox} data-layout={layout}>
      <div className={styles.list}>
        <ListHeader
          query={query}
          count={list.isPending ? null : list.count}
          compact={layout === 'split'}
          phone={phone}
          searchField={searchField}
          onQuery={changeQuery}
          onRefresh={() => {
            setHideInaccessible(false);
            void refreshAll();
          }}
          onSort={() => setAbove({ what: 'sort' })}
          onHelp={() => setAbove({ what: 'help' })}
        />
        <div className={styles.strips}>
          <ProblemStrip error={list.error ?? refreshFailure} />
          {list.inaccessible.length > 0 && !hideInaccessible && (
            <Suspense>
              <Strip design="Critical" onClose={() => setHideInaccessible(true)}>
                {t('inaccessible', { names: list.inaccessible.join(', ') })}
              </Strip>
            </Suspense>
          )}
        </div>
        <TaskTable
          table={table}
          tasks={tasks}
          query={query}
          compact={layout === 'split'}
          phone={phone}
          openTask={openTask}
          busy={decisions.busy}
          failures={decisions.failures}
          loading={list.isPending || list.isLoadingMore}
          hasMore={list.hasMore}
          empty={
            !list.isPending &&
            !list.error && (
              <Suspense>
                {narrowed ? (
                  <Empty why="noMatch" onAction={() => changeQuery({ ...EVERYTHING })} />
                ) : (
                  <Empty why="nothingToDo" />
                )}
              </Suspense>
            )
          }
          onOpen={open}
          onLoadMore={() => void list.loadMore()}
          onRowFocus={focus.noticeFocus}
          onChoose={decisions.choose}
          onMore={showMenu}
          onShowErrors={showErrors}
        />
      </div>
      <Suspense>
        {openTask && (
          <div className={styles.side}>
            <TaskDetails
              urn={openTask}
              busy={decisions.busy.has(openTask)}
              failure={decisions.failures.get(openTask) ?? null}
              besideList={wide}
              fullScreen={fullScreen}
              onFullScreen={setFullScreen}
              onChoose={decisions.choose}
              onForgetFailure={decisions.forget}
              onClose={close}
            />
          </div>
        )}
        {decisions.asked && (
          <DecisionDialog
            {...decisions.asked}
            onConfirm={decisions.carryOut}
            onClose={decisions.stopAsking}
          />
        )}
        {above?.what === 'menu' && (
          <DecisionMenu
            task={above.task}
            opener={above.opener}
            onChoose={decisions.choose}
            onClose={closeAbove}
          />
        )}
        {above?.what === 'errors' && (
          <ErrorsPopover
            errors={above.task.operationErrors ?? []}
            opener={above.opener}
            onClose={closeAbove}
          />
        )}
        {above?.what === 'sort' && (
          <SortDialog
            sortBy={query.sortBy}
            descending={query.descending}
            onSort={(sortBy, descending) => changeQuery({ sortBy, descending })}
            onClose={closeAbove}
          />
        )}
        {above?.what === 'help' && <ShortcutsDialog onClose={closeAbove} />}
      </Suspense>
    </div>
  );
}

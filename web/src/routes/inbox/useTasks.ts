/** The list: forty tasks first, forty more at a time, and all that are shown read again at once. */

import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { ListQuery } from './listQuery.ts';
import { listTasks, OPEN_STATES, type Page, type Task } from './tasks.ts';

const STEP = 40;
/** Lists end here; whoever has more to do filters. */
const MOST = 1000;

type Pages = InfiniteData<Page, string | null>;

const LISTS = ['inbox', 'list'] as const;

export function useTasks(query: ListQuery) {
  const queries = useQueryClient();
  const queryKey = useMemo(() => [...LISTS, query], [query]);
  const { data, error, isPending, isFetchingNextPage, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => listTasks(query, STEP, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last: Page, pages: Page[]) =>
      pages.reduce((sum, page) => sum + page.tasks.length, 0) < MOST ? last.next : null,
    // `refresh` keeps it current; page by page would be one request for each forty.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

  const refresh = useCallback(async () => {
    const shown = queries.getQueryData<Pages>(queryKey);
    if (!shown) {
      await queries.refetchQueries({ queryKey });
      return;
    }
    const loaded = shown.pages.reduce((sum, page) => sum + page.tasks.length, 0);
    const page = await listTasks(query, Math.min(Math.max(loaded, STEP), MOST), null);
    queries.setQueryData<Pages>(queryKey, { pages: [page], pageParams: [null] });
  }, [queries, queryKey, query]);

  /** Puts in what a decision left of a task: nothing, if it is done. */
  const settle = useCallback(
    (task: Task) => {
      const open = OPEN_STATES.includes(task.status);
      queries.setQueriesData<Pages>({ queryKey: LISTS }, pages => pages && settled(pages, task, open));
    },
    [queries],
  );

  const tasks = useMemo(() => withoutRepeats(data?.pages ?? []), [data]);
  const last = data?.pages.at(-1);
  return {
    tasks,
    count: last?.count ?? 0,
    inaccessible: last?.inaccessible ?? [],
    error,
    isPending,
    isLoadingMore: isFetchingNextPage,
    hasMore: hasNextPage,
    loadMore: fetchNextPage,
    refresh,
    settle,
  };
}

function settled(pages: Pages, task: Task, open: boolean): Pages {
  const known = pages.pages.some(page => page.tasks.some(one => one.urn === task.urn));
  if (!known) return pages;
  return {
    ...pages,
    pages: pages.pages.map(page => ({
      ...page,
      count: open ? page.count : Math.max(0, page.count - 1),
      tasks: open
        ? page.tasks.map(one => (one.urn === task.urn ? { ...task, definition: undefined } : one))
        : page.tasks.filter(one => one.urn !== task.urn),
    })),
  };
}

function withoutRepeats(pages: Page[]): Task[] {
  const tasks = new Map<string, Task>();
  for (const page of pages) for (const task of page.tasks) tasks.set(task.urn, task);
  return [...tasks.values()];
}

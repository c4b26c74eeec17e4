/** Above the list: how much there is to do, search, filters, order. */

import '@ui5/webcomponents-icons/dist/filter.js';
import '@ui5/webcomponents-icons/dist/keyboard-and-mouse.js';
import '@ui5/webcomponents-icons/dist/refresh.js';
import '@ui5/webcomponents-icons/dist/search.js';
import '@ui5/webcomponents-icons/dist/sort.js';
import { Button, Icon, Input, Title, ToggleButton } from '@ui5/webcomponents-react';
import { lazy, type RefObject, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterSummary } from './FilterSummary.tsx';
import styles from './ListHeader.module.css';
import type { Filters, ListQuery } from './listQuery.ts';

const FilterBar = lazy(() => import('./FilterBar.tsx'));

interface Props {
  query: ListQuery;
  /** `null` while it is not known. */
  count: number | null;
  compact: boolean;
  phone: boolean;
  searchField: RefObject<HTMLElement | null>;
  onQuery: (change: Partial<ListQuery>) => void;
  onRefresh: () => void;
  onSort: () => void;
  onHelp: () => void;
}

export function ListHeader({
  query,
  count,
  compact,
  phone,
  searchField,
  onQuery,
  onRefresh,
  onSort,
  onHelp,
}: Props) {
  const { t } = useTranslation('inbox');
  const [filtersShown, setFiltersShown] = useState(!phone);
  const [search, setSearch] = useState(query.search);
  useEffect(() => setSearch(query.search), [query.search]);
  const find = (text: string) => onQuery({ search: text.trim() });
  const filters = filtersShown && !compact;
  // The tasks come first; what narrows them is loaded when they are there.
  const [loaded, setLoaded] = useState(count !== null);
  useEffect(() => {
    if (count !== null) setLoaded(true);
  }, [count]);
  return (
    <div className={styles.header}>
      <div className={styles.line}>
        <Title level="H1" size="H4" className={styles.title}>
          {count === null ? t('tasks') : t('tasksCount', { count, number: count })}
        </Title>
        <Input
          ref={(element: HTMLElement | null) => {
            searchField.current = element;
          }}
          className={styles.search}
          type="Search"
          accessibleName={t('search')}
          placeholder={t('search')}
          maxlength={200}
          showClearIcon
          value={search}
          icon={<Icon name="search" mode="Decorative" />}
          onInput={event => {
            setSearch(event.target.value);
            if (event.target.value === '') find('');
          }}
          onChange={event => find(event.target.value)}
        />
        <span className={styles.tools}>
          {!compact && (
            <ToggleButton
              design="Transparent"
              icon="filter"
              pressed={filtersShown}
              tooltip={t('filter.title')}
              accessibleName={t('filter.title')}
              onClick={() => setFiltersShown(shown => !shown)}
            />
          )}
          <Tool icon="sort" name={t('sort.title')} onClick={onSort} popup />
          <Tool icon="refresh" name={t('refresh')} onClick={onRefresh} />
          {!phone && !compact && (
            <Tool icon="keyboard-and-mouse" name={t('shortcuts.title')} onClick={onHelp} popup />
          )}
        </span>
      </div>
      {filters && !loaded && <div className={styles.filtersToCome} />}
      {filters && loaded && (
        <Suspense fallback={<div className={styles.filtersToCome} />}>
          <FilterBar
            key={JSON.stringify([query.definitions, query.priorities, query.states])}
            applied={query}
            onGo={(chosen: Filters) =>
              onQuery({
                definitions: chosen.definitions,
                priorities: chosen.priorities,
                states: chosen.states,
              })
            }
          />
        </Suspense>
      )}
      <FilterSummary query={query} onClear={onQuery} />
    </div>
  );
}

function Tool(props: { icon: string; name: string; onClick: () => void; popup?: boolean }) {
  return (
    <Button
      design="Transparent"
      icon={props.icon}
      tooltip={props.name}
      accessibleName={props.name}
      accessibilityAttributes={props.popup ? { hasPopup: 'dialog' } : undefined}
      onClick={props.onClick}
    />
  );
}

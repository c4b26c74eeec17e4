/** Which filters hold, whether or not the bar that sets them is open. */

import { useQuery } from '@tanstack/react-query';
import { Button } from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';
import styles from './FilterSummary.module.css';
import { hasFilters, type ListQuery, NO_FILTERS } from './listQuery.ts';
import { listTaskDefinitions } from './tasks.ts';

interface Props {
  query: ListQuery;
  onClear: (change: Partial<ListQuery>) => void;
}

export function FilterSummary({ query, onClear }: Props) {
  const { t } = useTranslation('inbox');
  const definitions = useQuery({
    queryKey: ['inbox', 'definitions'],
    queryFn: listTaskDefinitions,
    enabled: query.definitions.length > 0,
  });
  if (!hasFilters(query)) return null;
  const nameOf = (urn: string) => definitions.data?.find(one => one.urn === urn)?.name ?? '…';
  const said = [
    ...query.definitions.map(nameOf),
    ...query.priorities.map(one => t(`filter.priorityIs`, { priority: t(`priority.${one}`) })),
    ...query.states.map(one => t(`status.${one}`)),
  ];
  return (
    <div className={styles.summary}>
      <span>{t('filter.active', { filters: said.join(', ') })}</span>
      <Button design="Transparent" onClick={() => onClear(NO_FILTERS)}>
        {t('filter.clearAll')}
      </Button>
    </div>
  );
}

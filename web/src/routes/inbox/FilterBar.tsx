/** Filters that hold from *Go* on. */

import { useQuery } from '@tanstack/react-query';
import { Button, Label, MultiComboBox, MultiComboBoxItem } from '@ui5/webcomponents-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemStrip } from '../../components/ProblemStrip.tsx';
import { currentLanguage } from '../../i18n/language.ts';
import styles from './FilterBar.module.css';
import { type Filters, NO_FILTERS, namedApart, PRIORITIES, STATES } from './listQuery.ts';
import { listTaskDefinitions } from './tasks.ts';

interface Props {
  applied: Filters;
  onGo: (filters: Filters) => void;
}

export default function FilterBar({ applied, onGo }: Props) {
  const { t } = useTranslation('inbox');
  const [filters, setFilters] = useState<Filters>(applied);
  const definitions = useQuery({ queryKey: ['inbox', 'definitions'], queryFn: listTaskDefinitions });
  const types = namedApart(definitions.data ?? [], currentLanguage());
  const choose = (some: Partial<Filters>) => setFilters(now => ({ ...now, ...some }));
  return (
    <search className={styles.bar} aria-label={t('filter.title')}>
      <Choice
        id="filter-type"
        label={t('filter.type')}
        options={types.map(({ urn, name }) => ({ value: urn, text: name }))}
        chosen={filters.definitions}
        onChoose={definitions => choose({ definitions })}
      />
      <Choice
        id="filter-priority"
        label={t('filter.priority')}
        options={PRIORITIES.map(one => ({ value: one, text: t(`priority.${one}`) }))}
        chosen={filters.priorities}
        onChoose={values => choose({ priorities: PRIORITIES.filter(one => values.includes(one)) })}
      />
      <Choice
        id="filter-status"
        label={t('filter.status')}
        options={STATES.map(one => ({ value: one, text: t(`status.${one}`) }))}
        chosen={filters.states}
        onChoose={values => choose({ states: STATES.filter(one => values.includes(one)) })}
      />
      <span className={styles.buttons}>
        <Button design="Emphasized" onClick={() => onGo(filters)}>
          {t('filter.go')}
        </Button>
        <Button
          design="Transparent"
          onClick={() => {
            setFilters(NO_FILTERS);
            onGo(NO_FILTERS);
          }}
        >
          {t('filter.clear')}
        </Button>
      </span>
      <ProblemStrip error={definitions.error} />
    </search>
  );
}

interface ChoiceProps {
  id: string;
  label: string;
  options: { value: string; text: string }[];
  chosen: readonly string[];
  onChoose: (values: string[]) => void;
}

function Choice({ id, label, options, chosen, onChoose }: ChoiceProps) {
  return (
    <div className={styles.field}>
      <Label for={id} showColon>
        {label}
      </Label>
      <MultiComboBox
        id={id}
        accessibleName={label}
        showSelectAll
        onSelectionChange={event =>
          onChoose(event.detail.items.map(item => (item as HTMLElement).dataset.value ?? ''))
        }
      >
        {options.map(({ value, text }) => (
          <MultiComboBoxItem key={value} text={text} data-value={value} selected={chosen.includes(value)} />
        ))}
      </MultiComboBox>
    </div>
  );
}

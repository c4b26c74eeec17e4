/** The task's own text, read from its provider when somebody looks at it. */

import { useQuery } from '@tanstack/react-query';
import { BusyIndicator, Button, Title } from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';
import { ProblemStrip } from '../../components/ProblemStrip.tsx';
import styles from './Description.module.css';
import { getDescription } from './tasks.ts';

export function Description({ urn }: { urn: string }) {
  const { t } = useTranslation('inbox');
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['inbox', 'description', urn],
    queryFn: () => getDescription(urn),
    // A provider that fails is asked again by the person, who sees why.
    retry: false,
    staleTime: 60_000,
  });
  return (
    <>
      <Title level="H3">{t('details.description')}</Title>
      {isFetching && data === undefined ? (
        <BusyIndicator active delay={300} text={t('common:loading')} />
      ) : error ? (
        <>
          <ProblemStrip error={error} />
          <Button className={styles.retry} onClick={() => void refetch()}>
            {t('retry')}
          </Button>
        </>
      ) : (
        <p className={styles.text}>{data || t('details.noDescription')}</p>
      )}
    </>
  );
}

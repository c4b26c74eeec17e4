/** `/cockpit/boosters` */

import { useQuery } from '@tanstack/react-query';
import { BusyIndicator } from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';
import { listBoosters } from '../../../api/administration.ts';
import { Page } from '../../../components/Page.tsx';
import { ProblemStrip } from '../../../components/ProblemStrip.tsx';
import { useTitle } from '../../../components/useTitle.ts';
import { BoosterCard } from './BoosterCard.tsx';

export function Component() {
  const { t } = useTranslation('boosters');
  useTitle(t('title'));
  const { data, error, isPending } = useQuery({ queryKey: ['boosters'], queryFn: listBoosters });
  return (
    <Page title={t('title')} intro={t('intro')}>
      <ProblemStrip error={error} />
      <BusyIndicator active={isPending} delay={300} />
      {data?.map(booster => (
        <BoosterCard key={booster.name} booster={booster} />
      ))}
    </Page>
  );
}

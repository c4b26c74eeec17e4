/** Why there is nothing to see. */

import { Button, IllustratedMessage } from '@ui5/webcomponents-react';
import '@ui5/webcomponents-fiori/dist/illustrations/NoSearchResults.js';
import '@ui5/webcomponents-fiori/dist/illustrations/NoTasks.js';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { listConnectors } from '../../api/administration.ts';
import { useMe } from '../../api/me.ts';

interface Props {
  why: 'nothingToDo' | 'noMatch' | 'gone';
  onAction?: () => void;
}

export default function Empty({ why, onAction }: Props) {
  const { t } = useTranslation('inbox');
  const navigate = useNavigate();
  const connectors = useConnectorsToMake(why === 'nothingToDo');
  return (
    <IllustratedMessage
      name={why === 'noMatch' ? 'NoSearchResults' : 'NoTasks'}
      design="Auto"
      titleText={t(`empty.${why}`)}
      subtitleText={t(`empty.${why}Hint`)}
    >
      {onAction && <Button onClick={onAction}>{t(`empty.${why}Action`)}</Button>}
      {connectors && (
        <Button design="Emphasized" onClick={() => navigate('/cockpit/connect-successfactors')}>
          {t('empty.connect')}
        </Button>
      )}
    </IllustratedMessage>
  );
}

/** Whether no system is connected yet and the person may connect one. */
function useConnectorsToMake(asked: boolean): boolean {
  const { data: me } = useMe();
  const may = me?.roles.includes('SubaccountAdministrator') ?? false;
  const { data } = useQuery({
    queryKey: ['connectors'],
    queryFn: listConnectors,
    enabled: asked && may,
  });
  return data?.length === 0;
}

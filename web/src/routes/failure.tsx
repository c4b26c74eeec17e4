/** What stands in place of a page that is not there or could not be shown. */

import { Button, IllustratedMessage } from '@ui5/webcomponents-react';
import '@ui5/webcomponents-fiori/dist/illustrations/PageNotFound.js';
import '@ui5/webcomponents-fiori/dist/illustrations/UnableToLoad.js';
import { useTranslation } from 'react-i18next';
import { useNavigate, useRouteError } from 'react-router';
import { sentenceOf } from '../components/ProblemStrip.tsx';
import { useTitle } from '../components/useTitle.ts';

export function NotFound() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  useTitle(t('failure.notFound'));
  return (
    <IllustratedMessage
      name="PageNotFound"
      titleText={t('failure.notFound')}
      subtitleText={t('failure.notFoundHint')}
    >
      <Button design="Emphasized" onClick={() => navigate('/')}>
        {t('failure.toInbox')}
      </Button>
    </IllustratedMessage>
  );
}

export function Failure() {
  const { t } = useTranslation();
  const error = useRouteError();
  useTitle(t('failure.title'));
  return (
    <IllustratedMessage name="UnableToLoad" titleText={t('failure.title')} subtitleText={sentenceOf(error)}>
      <Button design="Emphasized" onClick={() => window.location.reload()}>
        {t('failure.reload')}
      </Button>
    </IllustratedMessage>
  );
}

/** `/cockpit/users` */

import { Title } from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../../components/useTitle.ts';

export function Component() {
  const { t } = useTranslation('cockpit');
  useTitle(t('section.users'));
  return <Title level="H1">{t('section.users')}</Title>;
}

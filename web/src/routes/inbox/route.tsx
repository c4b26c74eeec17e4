/** `/inbox` */

import { Title } from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../components/useTitle.ts';

export function Component() {
  const { t } = useTranslation('inbox');
  useTitle(t('title'));
  return <Title level="H1">{t('title')}</Title>;
}

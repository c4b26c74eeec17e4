/** Where a collection comes from. */

import { Tag } from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';
import type { RoleCollection } from './queries.ts';

export function SourceTag({ collection }: { collection: RoleCollection }) {
  const { t } = useTranslation('role-collections');
  return (
    <Tag design={collection.source === 'CUSTOM' ? 'Information' : 'Neutral'} hideStateIcon>
      {t(`source.${collection.source}`, { application: collection.application ?? '' })}
    </Tag>
  );
}

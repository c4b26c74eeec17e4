/** By what the list is sorted, and in which direction. */

import { Bar, Button, Dialog, Label, Option, Select } from '@ui5/webcomponents-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './DecisionDialog.module.css';
import { SORTABLE, type SortBy } from './listQuery.ts';

interface Props {
  sortBy: SortBy;
  descending: boolean;
  onSort: (sortBy: SortBy, descending: boolean) => void;
  onClose: () => void;
}

export default function SortDialog({ sortBy, descending, onSort, onClose }: Props) {
  const { t } = useTranslation('inbox');
  const [by, setBy] = useState(sortBy);
  const [down, setDown] = useState(descending);
  const sort = () => {
    onSort(by, down);
    onClose();
  };
  return (
    <Dialog
      open
      headerText={t('sort.title')}
      onClose={onClose}
      footer={
        <Bar
          design="Footer"
          endContent={
            <>
              <Button design="Emphasized" onClick={sort}>
                {t('sort.apply')}
              </Button>
              <Button design="Transparent" onClick={onClose}>
                {t('common:cancel')}
              </Button>
            </>
          }
        />
      }
    >
      <div className={styles.fields}>
        <div className={styles.field}>
          <Label for="sort-by" showColon>
            {t('sort.by')}
          </Label>
          <Select
            id="sort-by"
            accessibleName={t('sort.by')}
            value={by}
            onChange={event => {
              const chosen = event.detail.selectedOption.dataset.value;
              setBy(SORTABLE.find(one => one === chosen) ?? by);
            }}
          >
            {SORTABLE.map(one => (
              <Option key={one} value={one} data-value={one}>
                {t(`sort.${one}`)}
              </Option>
            ))}
          </Select>
        </div>
        <div className={styles.field}>
          <Label for="sort-order" showColon>
            {t('sort.order')}
          </Label>
          <Select
            id="sort-order"
            accessibleName={t('sort.order')}
            value={down ? 'desc' : 'asc'}
            onChange={event => setDown(event.detail.selectedOption.dataset.value === 'desc')}
          >
            <Option value="asc" data-value="asc">
              {t('sort.ascending')}
            </Option>
            <Option value="desc" data-value="desc">
              {t('sort.descending')}
            </Option>
          </Select>
        </div>
      </div>
    </Dialog>
  );
}

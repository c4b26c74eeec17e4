/** Who is signed in, the parts of docket they can use, the settings, and the way out. */

import '@ui5/webcomponents-icons/dist/action-settings.js';
import '@ui5/webcomponents-icons/dist/inbox.js';
import '@ui5/webcomponents-icons/dist/it-host.js';
import '@ui5/webcomponents-icons/dist/key.js';
import '@ui5/webcomponents-icons/dist/log.js';
import '@ui5/webcomponents-icons/dist/wrench.js';
import { List, ListItemStandard, Popover, Text, Title } from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';
import styles from './PersonMenu.module.css';

export interface Entry {
  icon: string;
  text: string;
  onChoose: () => void;
}

interface Props {
  opener: HTMLElement;
  displayName: string;
  /** How the person signs in, and where. */
  description: string;
  entries: readonly Entry[];
  onClose: () => void;
}

export default function PersonMenu({ opener, displayName, description, entries, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Popover
      open
      opener={opener}
      placement="Bottom"
      horizontalAlign="End"
      accessibleName={t('shell.userMenu')}
      onClose={onClose}
    >
      <div className={styles.person}>
        <Title level="H2" size="H5">
          {displayName}
        </Title>
        <Text className={styles.description}>{description}</Text>
      </div>
      <List
        accessibleName={t('shell.userMenu')}
        onItemClick={event => {
          onClose();
          entries[Number(event.detail.item.dataset.entry)]?.onChoose();
        }}
      >
        {entries.map((entry, index) => (
          <ListItemStandard key={entry.text} icon={entry.icon} type="Active" data-entry={index}>
            {entry.text}
          </ListItemStandard>
        ))}
      </List>
    </Popover>
  );
}

/** `/cockpit`: its sections beside the one that is open. */

import '@ui5/webcomponents-icons/dist/connected.js';
import '@ui5/webcomponents-icons/dist/instance.js';
import '@ui5/webcomponents-icons/dist/menu2.js';
import '@ui5/webcomponents-icons/dist/activate.js';
import '@ui5/webcomponents-icons/dist/chain-link.js';
import '@ui5/webcomponents-icons/dist/group.js';
import '@ui5/webcomponents-icons/dist/key-user-settings.js';
import '@ui5/webcomponents-icons/dist/role.js';
import {
  Button,
  MessageStrip,
  SideNavigation,
  SideNavigationItem,
  SideNavigationSubItem,
} from '@ui5/webcomponents-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation, useNavigate } from 'react-router';
import { useMe } from '../../api/me.ts';
import styles from './route.module.css';
import { type Connectivity, isConnectivity, type Section, sectionsFor } from './sections.ts';

const icons: Record<Exclude<Section, Connectivity>, string> = {
  instances: 'instance',
  boosters: 'activate',
  'connect-successfactors': 'chain-link',
  users: 'group',
  'identity-providers': 'key-user-settings',
  'role-collections': 'role',
};

export function Component() {
  const { t } = useTranslation('cockpit');
  const { data: me } = useMe();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  /** On a phone the sections are folded away until they are asked for. */
  const [unfolded, setUnfolded] = useState(false);

  const allowed = sectionsFor(me?.roles ?? []);
  const current = allowed.find(section => pathname.startsWith(`/cockpit/${section}`));

  const attributes = (section: Section) => ({
    text: t(`section.${section}`),
    href: `/cockpit/${section}`,
    selected: section === current,
  });

  return (
    <div className={styles.layout}>
      <div className={styles.folded}>
        <Button
          icon="menu2"
          design="Transparent"
          accessibilityAttributes={{ expanded: unfolded }}
          onClick={() => setUnfolded(!unfolded)}
        >
          {t('sections')}
        </Button>
      </div>
      <div className={styles.navigation} data-unfolded={unfolded}>
        <SideNavigation
          accessibleName={t('sections')}
          onItemClick={event => {
            const path = event.detail.item.href;
            if (!path) return;
            event.preventDefault();
            setUnfolded(false);
            navigate(path);
          }}
        >
          {allowed.some(isConnectivity) && (
            <SideNavigationItem text={t('connectivity')} icon="connected" unselectable expanded>
              {allowed.filter(isConnectivity).map(section => (
                <SideNavigationSubItem key={section} {...attributes(section)} />
              ))}
            </SideNavigationItem>
          )}
          {allowed
            .filter(section => !isConnectivity(section))
            .map(section => (
              <SideNavigationItem key={section} icon={icons[section]} {...attributes(section)} />
            ))}
        </SideNavigation>
      </div>
      <div className={styles.section}>
        {me && allowed.length === 0 ? (
          <MessageStrip design="Information" hideCloseButton>
            {t('nothingAllowed')}
          </MessageStrip>
        ) : (
          <Outlet />
        )}
      </div>
    </div>
  );
}

/** `/cockpit` itself: the first section the person may open. */
export function FirstSection() {
  const { data: me } = useMe();
  const first = sectionsFor(me?.roles ?? [])[0];
  return first ? <Navigate to={`/cockpit/${first}`} replace /> : null;
}

/** A status as icon and words, with room between them. */

import { ObjectStatus, type ObjectStatusPropTypes } from '@ui5/webcomponents-react';
import styles from './Status.module.css';

export function Status(props: Pick<ObjectStatusPropTypes, 'state' | 'children'>) {
  return <ObjectStatus showDefaultIcon={props.state !== 'None'} className={styles.status} {...props} />;
}

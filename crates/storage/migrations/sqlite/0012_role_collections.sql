-- Role collections: named sets of roles, which is what people and groups are given. What was given as a role is given as
-- the predefined collection of the same name.

CREATE TABLE role_collections (
    name        TEXT PRIMARY KEY,
    description TEXT NOT NULL,
    -- 1 if docket brings it along: one for each role, with its name
    predefined  BIGINT NOT NULL,
    -- the service instance whose application declares it; NULL if none does
    instance_id TEXT REFERENCES service_instances (id) ON DELETE CASCADE,
    created_at  BIGINT NOT NULL,
    modified_at BIGINT NOT NULL
) WITHOUT ROWID;

INSERT INTO role_collections (name, description, predefined, created_at, modified_at) VALUES
    ('TaskCenterAdmin', 'See the state of connectors and services.', 1, 0, 0),
    ('TaskCenterBusinessAdministrator', 'Manage the substitution rules of others and recommendations.', 1, 0, 0),
    ('TaskCenterTenantOperator', 'Export all cached tasks.', 1, 0, 0),
    ('FlexKeyUser', 'Create and change public views, as a key user.', 1, 0, 0),
    ('FlexPublicViewEditor', 'Create and change public views.', 1, 0, 0),
    ('SubaccountAdministrator', 'Manage people, roles, service instances and boosters.', 1, 0, 0),
    ('DestinationAdministrator', 'Create, change and delete destinations.', 1, 0, 0),
    ('DestinationTrustAdministrator', 'Renew and rotate the trust certificate.', 1, 0, 0),
    ('DestinationViewer', 'See destinations, without their secrets.', 1, 0, 0);

-- Roles of docket's own.
CREATE TABLE role_collection_roles (
    collection TEXT NOT NULL REFERENCES role_collections (name) ON DELETE CASCADE,
    role       TEXT NOT NULL,
    PRIMARY KEY (collection, role)
) WITHOUT ROWID;
INSERT INTO role_collection_roles (collection, role) SELECT name, name FROM role_collections;

-- Roles of applications, by the names in their security descriptors.
CREATE TABLE role_collection_application_roles (
    collection  TEXT NOT NULL REFERENCES role_collections (name) ON DELETE CASCADE,
    instance_id TEXT NOT NULL REFERENCES service_instances (id) ON DELETE CASCADE,
    role        TEXT NOT NULL,
    PRIMARY KEY (collection, instance_id, role)
) WITHOUT ROWID;

CREATE TABLE user_role_collections (
    user_id    TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    collection TEXT NOT NULL REFERENCES role_collections (name) ON DELETE CASCADE,
    PRIMARY KEY (user_id, collection)
) WITHOUT ROWID;
CREATE INDEX user_role_collections_collection ON user_role_collections (collection);
INSERT INTO user_role_collections (user_id, collection)
    SELECT user_id, role FROM user_roles WHERE role IN (SELECT name FROM role_collections);
DROP TABLE user_roles;

-- Collections people have because of their groups at a provider; what was given by hand is not here.
CREATE TABLE provider_role_collections (
    provider   TEXT NOT NULL REFERENCES identity_providers (name) ON DELETE CASCADE,
    user_id    TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    collection TEXT NOT NULL REFERENCES role_collections (name) ON DELETE CASCADE,
    PRIMARY KEY (provider, user_id, collection)
) WITHOUT ROWID;
CREATE INDEX provider_role_collections_user ON provider_role_collections (user_id);
INSERT INTO provider_role_collections (provider, user_id, collection)
    SELECT provider, user_id, role FROM provider_roles WHERE role IN (SELECT name FROM role_collections);
DROP TABLE provider_roles;

-- What every member of a group of the directory has.
CREATE TABLE group_role_collections (
    group_id   TEXT NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    collection TEXT NOT NULL REFERENCES role_collections (name) ON DELETE CASCADE,
    PRIMARY KEY (group_id, collection)
) WITHOUT ROWID;
CREATE INDEX group_role_collections_collection ON group_role_collections (collection);

-- What people have, given to them or to a group they are in; the same collection may be there more than once.
CREATE VIEW held_role_collections AS
    SELECT user_id, collection FROM user_role_collections
    UNION ALL
    SELECT m.user_id, g.collection FROM group_members m JOIN group_role_collections g ON g.group_id = m.group_id;

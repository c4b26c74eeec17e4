-- What the SCIM interface keeps of people and groups beyond what docket itself works with, and what it finds them by.

ALTER TABLE users ADD COLUMN external_id TEXT COLLATE "C";
-- 'local', 'scim' (pushed) or 'directory' (read from another directory)
ALTER TABLE users ADD COLUMN origin TEXT NOT NULL DEFAULT 'local';
-- JSON object: the SCIM attributes that have no column of their own
ALTER TABLE users ADD COLUMN attributes TEXT NOT NULL DEFAULT '{}';
-- the same with every value as lower-case text: what filters without an index compare with
ALTER TABLE users ADD COLUMN attributes_key TEXT NOT NULL DEFAULT '{}';
-- lower case, for filters and orders without regard to case
ALTER TABLE users ADD COLUMN email_key TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN display_name_key TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN given_name_key TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN family_name_key TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN user_type_key TEXT;
-- names and address, lower case, each after a line feed; empty only until the row is indexed for the first time
ALTER TABLE users ADD COLUMN search_text TEXT NOT NULL DEFAULT '';
CREATE INDEX users_external_id ON users (external_id);
CREATE INDEX users_display_name ON users (display_name_key);
CREATE INDEX users_modified ON users (modified_at);
CREATE INDEX users_unindexed ON users (id) WHERE search_text = '';

-- Every address of a person, not only the one docket writes to.
CREATE TABLE user_emails (
    value_key TEXT COLLATE "C" NOT NULL,
    user_id   TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    PRIMARY KEY (value_key, user_id)
);
CREATE INDEX user_emails_user ON user_emails (user_id);

ALTER TABLE groups ADD COLUMN external_id TEXT COLLATE "C";
ALTER TABLE groups ADD COLUMN origin TEXT NOT NULL DEFAULT 'local';
ALTER TABLE groups ADD COLUMN display_name_key TEXT COLLATE "C" NOT NULL DEFAULT '';
UPDATE groups SET display_name_key = lower(display_name);
CREATE INDEX groups_display_name ON groups (display_name_key);
CREATE INDEX groups_external_id ON groups (external_id);
CREATE INDEX group_members_group ON group_members (group_id, user_id);

-- Bearer tokens of provisioning systems.
CREATE TABLE directory_tokens (
    name       TEXT COLLATE "C" PRIMARY KEY,
    -- SHA-256 of the token, hexadecimal
    token_hash TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL
);

-- Active people are searched far more often than the others, so they have indexes of their own: a search among them does
-- not get slower by how many have left.

CREATE INDEX users_active_display_name ON users (display_name_key, id, active) WHERE active = 1;

-- Lists by sign-in name are cut into pages, and active people counted, without reading the people themselves.
CREATE INDEX users_user_name ON users (user_name_key, id, active);

-- The pieces are kept: where a text is so frequent that the table is read instead of an index, making them anew for each
-- row took most of the time.
DROP INDEX users_search;
ALTER TABLE users ADD COLUMN search_pieces TEXT[] GENERATED ALWAYS AS (docket_trigrams(search_text)) STORED;
CREATE INDEX users_search_active ON users USING gin (search_pieces) WITH (gin_pending_list_limit = 256) WHERE active = 1;
CREATE INDEX users_search_inactive ON users USING gin (search_pieces) WITH (gin_pending_list_limit = 256) WHERE active = 0;

-- Active people are searched far more often than the others, so they have an index of their own: a search among them does
-- not get slower by how many have left.

CREATE INDEX users_active_display_name ON users (display_name_key, id, active) WHERE active = 1;

-- Lists by sign-in name are cut into pages, and active people counted, without reading the people themselves. The index
-- of the UNIQUE constraint would do for the first, but SQLite does not see that it holds the id.
CREATE INDEX users_user_name ON users (user_name_key, id, active);

-- Active people have ids above zero here, the others below, so that a range of ids tells them apart.
DROP TRIGGER users_added;
DROP TRIGGER users_renamed;
DROP TABLE user_search;
DROP TABLE user_search_rows;
CREATE TABLE user_search_rows (
    id      INTEGER PRIMARY KEY,
    user_id TEXT NOT NULL UNIQUE REFERENCES users (id) ON DELETE CASCADE,
    text    TEXT NOT NULL
);
CREATE VIRTUAL TABLE user_search USING fts5 (
    text, content = 'user_search_rows', content_rowid = 'id', columnsize = 0, tokenize = 'trigram case_sensitive 1'
);
INSERT INTO user_search_rows (id, user_id, text)
SELECT CASE active WHEN 1 THEN place ELSE -place END, id, search_text
FROM (SELECT active, id, search_text, ROW_NUMBER() OVER (ORDER BY id) AS place FROM users);
INSERT INTO user_search (user_search) VALUES ('rebuild');

CREATE TRIGGER user_search_rows_added AFTER INSERT ON user_search_rows BEGIN
    INSERT INTO user_search (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER user_search_rows_removed AFTER DELETE ON user_search_rows BEGIN
    INSERT INTO user_search (user_search, rowid, text) VALUES ('delete', old.id, old.text);
END;
CREATE TRIGGER users_added AFTER INSERT ON users BEGIN
    INSERT INTO user_search_rows (id, user_id, text)
    SELECT CASE new.active
        WHEN 1 THEN (SELECT COALESCE(MAX(id), 0) + 1 FROM user_search_rows WHERE id > 0)
        ELSE (SELECT COALESCE(MIN(id), 0) - 1 FROM user_search_rows WHERE id < 0)
    END, new.id, new.search_text;
END;
CREATE TRIGGER users_changed AFTER UPDATE OF search_text, active ON users
WHEN old.search_text <> new.search_text OR old.active <> new.active BEGIN
    DELETE FROM user_search_rows WHERE user_id = new.id;
    INSERT INTO user_search_rows (id, user_id, text)
    SELECT CASE new.active
        WHEN 1 THEN (SELECT COALESCE(MAX(id), 0) + 1 FROM user_search_rows WHERE id > 0)
        ELSE (SELECT COALESCE(MIN(id), 0) - 1 FROM user_search_rows WHERE id < 0)
    END, new.id, new.search_text;
END;

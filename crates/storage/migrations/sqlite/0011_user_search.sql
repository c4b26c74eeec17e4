-- People by parts of their names: the three-letter pieces of users.search_text.

CREATE TABLE user_search_rows (
    id      INTEGER PRIMARY KEY,
    user_id TEXT NOT NULL UNIQUE REFERENCES users (id) ON DELETE CASCADE,
    text    TEXT NOT NULL
);
CREATE VIRTUAL TABLE user_search USING fts5 (
    text, content = 'user_search_rows', content_rowid = 'id', columnsize = 0, tokenize = 'trigram case_sensitive 1'
);
CREATE TRIGGER user_search_rows_added AFTER INSERT ON user_search_rows BEGIN
    INSERT INTO user_search (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER user_search_rows_removed AFTER DELETE ON user_search_rows BEGIN
    INSERT INTO user_search (user_search, rowid, text) VALUES ('delete', old.id, old.text);
END;
CREATE TRIGGER user_search_rows_changed AFTER UPDATE OF text ON user_search_rows BEGIN
    INSERT INTO user_search (user_search, rowid, text) VALUES ('delete', old.id, old.text);
    INSERT INTO user_search (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER users_added AFTER INSERT ON users BEGIN
    INSERT INTO user_search_rows (user_id, text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER users_renamed AFTER UPDATE OF search_text ON users WHEN old.search_text <> new.search_text BEGIN
    UPDATE user_search_rows SET text = new.search_text WHERE user_id = new.id;
END;
INSERT INTO user_search_rows (user_id, text) SELECT id, search_text FROM users;

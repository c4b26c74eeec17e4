-- People by parts of their names: the three-letter pieces of users.search_text. An array index, because pg_trgm is not
-- installed everywhere.

CREATE FUNCTION docket_trigrams(text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT array_agg(DISTINCT substr($1, place, 3)) FROM generate_series(1, length($1) - 2) AS place $$;

-- What waits to be sorted into the index is looked through in every search, so it is kept short.
CREATE INDEX users_search ON users USING gin (docket_trigrams(search_text)) WITH (gin_pending_list_limit = 256);

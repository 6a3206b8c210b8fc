-- Code lists and fact stamps are kept as templates and snippets are. SQLite changes no CHECK in place, so the table is made
-- anew with its rows.
CREATE TABLE stationery_anew (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    kind  TEXT NOT NULL CHECK (kind IN ('template', 'snippet', 'outlet', 'codes', 'stamp')),
    key   TEXT NOT NULL,
    value TEXT NOT NULL, -- JSON, or an outlet's TOML; empty where a shipped one was taken away
    seal  TEXT NOT NULL,
    UNIQUE (kind, key)
) STRICT;
INSERT INTO stationery_anew (id, kind, key, value, seal) SELECT id, kind, key, value, seal FROM stationery;
DROP TABLE stationery;
ALTER TABLE stationery_anew RENAME TO stationery;

-- The kinds of stationery are a list of the program (`store::Stationery`), which is all that writes them: a new kind is no
-- change of the table. SQLite takes no CHECK away in place, so the table is made anew with its rows.
CREATE TABLE stationery_anew (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    kind  TEXT NOT NULL,
    key   TEXT NOT NULL,
    value TEXT NOT NULL, -- JSON, or an outlet's TOML; empty where a shipped one was taken away
    seal  TEXT NOT NULL,
    UNIQUE (kind, key)
) STRICT;
INSERT INTO stationery_anew (id, kind, key, value, seal) SELECT id, kind, key, value, seal FROM stationery;
DROP TABLE stationery;
ALTER TABLE stationery_anew RENAME TO stationery;

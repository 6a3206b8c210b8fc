-- How many transactions this store has acknowledged, and which store it is. The same is kept in a file beside the database, so that
-- a write-ahead log that is lost, cut, old or another store's is noticed when the store is opened.
CREATE TABLE commits (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    store TEXT    NOT NULL,
    count INTEGER NOT NULL
) STRICT;
INSERT INTO commits (id, store, count) VALUES (1, lower(hex(randomblob(16))), 0);

-- Which rows were written since an earlier backup of the database: the next one holds these alone. What is written is noted by
-- triggers of the connection that writes (src/changes.rs), so that no table is forgotten.
CREATE TABLE changed (
    name TEXT    NOT NULL, -- the table
    row  INTEGER NOT NULL,
    at   INTEGER NOT NULL, -- the count of commits
    PRIMARY KEY (name, row)
) STRICT, WITHOUT ROWID;
-- Which history of commits this is; another begins where an older state takes the store's place. `changed` is complete from the
-- count `since` on.
CREATE TABLE lineage (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    name  TEXT    NOT NULL,
    since INTEGER NOT NULL
) STRICT;
INSERT INTO lineage (id, name, since) SELECT 1, lower(hex(randomblob(16))), ifnull(max(count), 0) FROM commits;

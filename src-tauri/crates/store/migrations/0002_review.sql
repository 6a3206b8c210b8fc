-- Review by package: copies that were received, returns that wait to be settled, comments, decisions of the desk,
-- and the keys people sign with. Documents are JSON that only newsroom understands. `sha256` and `seal` as in 0001.

-- A story of somebody else's: what was filed, and by whom. A story without a row here is the writer's own.
CREATE TABLE received (
    story  INTEGER PRIMARY KEY REFERENCES stories (id),
    base   BLOB NOT NULL,
    sha256 TEXT NOT NULL,
    facts  TEXT NOT NULL,
    seal   TEXT NOT NULL
) STRICT;

-- What came back to the writer. It holds its base itself, so that it can be settled whatever became of the history.
CREATE TABLE returns (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    guid        TEXT    NOT NULL UNIQUE,
    story       INTEGER NOT NULL REFERENCES stories (id),
    base        BLOB    NOT NULL,
    base_sha256 TEXT    NOT NULL,
    hers        BLOB    NOT NULL,
    hers_sha256 TEXT    NOT NULL,
    facts       TEXT    NOT NULL,
    decisions   TEXT    NOT NULL,
    state       TEXT    NOT NULL CHECK (state IN ('open', 'settled', 'superseded')),
    at          INTEGER NOT NULL,
    seal        TEXT    NOT NULL
) STRICT;
CREATE INDEX returns_by_story ON returns (story);

CREATE TABLE comments (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    story    INTEGER NOT NULL REFERENCES stories (id),
    guid     TEXT    NOT NULL,
    document TEXT    NOT NULL,
    seal     TEXT    NOT NULL,
    UNIQUE (story, guid)
) STRICT;
CREATE TRIGGER a_comment_is_never_deleted BEFORE DELETE ON comments
BEGIN
    SELECT RAISE(ABORT, 'a comment is never deleted');
END;

CREATE TABLE decisions (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    story    INTEGER NOT NULL REFERENCES stories (id),
    guid     TEXT    NOT NULL UNIQUE,
    document TEXT    NOT NULL,
    seal     TEXT    NOT NULL
) STRICT;
CREATE INDEX decisions_by_story ON decisions (story);
CREATE TRIGGER a_decision_is_never_altered BEFORE UPDATE ON decisions
BEGIN
    SELECT RAISE(ABORT, 'a decision is never altered');
END;
CREATE TRIGGER a_decision_is_never_deleted BEFORE DELETE ON decisions
BEGIN
    SELECT RAISE(ABORT, 'a decision is never deleted');
END;

-- Public keys by the name they came with. A name may come to have another key; both are kept.
CREATE TABLE known_keys (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    key   TEXT    NOT NULL,
    name  TEXT    NOT NULL,
    since INTEGER NOT NULL,
    seal  TEXT    NOT NULL,
    UNIQUE (key, name)
) STRICT;

-- Signatures that were given, so that a package can be written again to the same bytes.
CREATE TABLE signatures (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL,
    key    TEXT NOT NULL,
    text   TEXT NOT NULL,
    UNIQUE (sha256, key)
) STRICT;

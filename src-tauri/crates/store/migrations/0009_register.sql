-- The register of what came (收文簿), who brought which comment and decision, and what a person here says of a key.
-- Documents are JSON that only newsroom understands. `sha256` and `seal` as in 0001.

-- Everything that was opened or taken, whatever became of it.
CREATE TABLE incoming (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    at          INTEGER NOT NULL,
    sha256      TEXT    NOT NULL,
    story       TEXT    NOT NULL,
    name        TEXT    NOT NULL,
    unit        TEXT    NOT NULL,
    key         TEXT,
    facts       TEXT    NOT NULL,
    text        BLOB,
    text_sha256 TEXT,
    seal        TEXT    NOT NULL
) STRICT;
CREATE INDEX incoming_by_sha256 ON incoming (sha256);
CREATE INDEX incoming_by_story ON incoming (story);
CREATE TRIGGER what_came_is_never_altered BEFORE UPDATE ON incoming
BEGIN
    SELECT RAISE(ABORT, 'what came is never altered');
END;
CREATE TRIGGER what_came_is_never_deleted BEFORE DELETE ON incoming
BEGIN
    SELECT RAISE(ABORT, 'what came is never deleted');
END;

-- Which arrival brought which comment or decision; no arrival where it was said or decided here.
CREATE TABLE brought (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    story    INTEGER NOT NULL REFERENCES stories (id),
    paper    TEXT    NOT NULL CHECK (paper IN ('comment', 'decision')),
    item     TEXT    NOT NULL,
    incoming INTEGER REFERENCES incoming (id),
    seal     TEXT    NOT NULL
) STRICT;
CREATE UNIQUE INDEX brought_once ON brought (story, paper, item, ifnull(incoming, 0));

-- A decision is known by what it says: another one under the same identity, or on another story, is another decision.
CREATE TABLE decisions_by_words (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    story    INTEGER NOT NULL REFERENCES stories (id),
    guid     TEXT    NOT NULL,
    document TEXT    NOT NULL,
    seal     TEXT    NOT NULL,
    UNIQUE (story, document)
) STRICT;
INSERT INTO decisions_by_words (id, story, guid, document, seal) SELECT id, story, guid, document, seal FROM decisions;
DROP TABLE decisions;
ALTER TABLE decisions_by_words RENAME TO decisions;
CREATE INDEX decisions_by_story ON decisions (story);
CREATE TRIGGER a_decision_is_never_altered BEFORE UPDATE ON decisions
BEGIN
    SELECT RAISE(ABORT, 'a decision is never altered');
END;
CREATE TRIGGER a_decision_is_never_deleted BEFORE DELETE ON decisions
BEGIN
    SELECT RAISE(ABORT, 'a decision is never deleted');
END;

-- What a person here says of a key and a name. A key without a row was met before there was such a word.
CREATE TABLE key_trust (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    key   TEXT    NOT NULL,
    name  TEXT    NOT NULL,
    unit  TEXT    NOT NULL,
    trust TEXT    NOT NULL CHECK (trust IN ('own', 'trusted', 'met', 'retired')),
    at    INTEGER NOT NULL,
    seal  TEXT    NOT NULL,
    UNIQUE (key, name)
) STRICT;

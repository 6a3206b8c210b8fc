CREATE UNIQUE INDEX brought_once ON brought (story, paper, item, ifnull(incoming, 0));
CREATE INDEX decisions_by_story ON decisions (story);
CREATE INDEX deliveries_by_arrival ON deliveries (
    CASE WHEN json_valid(facts) THEN ifnull(unixepoch(json_extract(facts, '$.receipt.at')), at / 1000) END
) WHERE state = 'delivered';
CREATE INDEX deliveries_by_state ON deliveries (state);
CREATE INDEX deliveries_by_story ON deliveries (story);
CREATE INDEX incoming_by_sha256 ON incoming (sha256);
CREATE INDEX incoming_by_story ON incoming (story);
CREATE INDEX photos_alike_1 ON photos (substr(CASE WHEN json_valid(facts) THEN json_extract(facts, '$.likeness') END, 1, 3));
CREATE INDEX photos_alike_10 ON photos (substr(CASE WHEN json_valid(facts) THEN json_extract(facts, '$.likeness') END, 28, 3));
CREATE INDEX photos_alike_11 ON photos (substr(CASE WHEN json_valid(facts) THEN json_extract(facts, '$.likeness') END, 31, 2));
CREATE INDEX photos_alike_2 ON photos (substr(CASE WHEN json_valid(facts) THEN json_extract(facts, '$.likeness') END, 4, 3));
CREATE INDEX photos_alike_3 ON photos (substr(CASE WHEN json_valid(facts) THEN json_extract(facts, '$.likeness') END, 7, 3));
CREATE INDEX photos_alike_4 ON photos (substr(CASE WHEN json_valid(facts) THEN json_extract(facts, '$.likeness') END, 10, 3));
CREATE INDEX photos_alike_5 ON photos (substr(CASE WHEN json_valid(facts) THEN json_extract(facts, '$.likeness') END, 13, 3));
CREATE INDEX photos_alike_6 ON photos (substr(CASE WHEN json_valid(facts) THEN json_extract(facts, '$.likeness') END, 16, 3));
CREATE INDEX photos_alike_7 ON photos (substr(CASE WHEN json_valid(facts) THEN json_extract(facts, '$.likeness') END, 19, 3));
CREATE INDEX photos_alike_8 ON photos (substr(CASE WHEN json_valid(facts) THEN json_extract(facts, '$.likeness') END, 22, 3));
CREATE INDEX photos_alike_9 ON photos (substr(CASE WHEN json_valid(facts) THEN json_extract(facts, '$.likeness') END, 25, 3));
CREATE INDEX photos_unseen ON photos (id)
WHERE ifnull(CASE WHEN json_valid(facts) THEN json_extract(facts, '$.likeness') END, '') = '';
CREATE INDEX returns_by_story ON returns (story);
CREATE INDEX revision_names_by_revision ON revision_names (revision);
CREATE INDEX stories_by_age ON stories (updated);
CREATE INDEX stories_by_state ON stories (state, updated);
CREATE TABLE brought (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    story    INTEGER NOT NULL REFERENCES stories (id),
    paper    TEXT    NOT NULL CHECK (paper IN ('comment', 'decision')),
    item     TEXT    NOT NULL,
    incoming INTEGER REFERENCES incoming (id),
    seal     TEXT    NOT NULL
) STRICT;
CREATE TABLE carried (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    delivery INTEGER NOT NULL REFERENCES deliveries (id),
    photo    TEXT    NOT NULL, -- its SHA-256
    UNIQUE (photo, delivery)
) STRICT;
CREATE TABLE changed (
    name TEXT    NOT NULL, -- the table
    row  INTEGER NOT NULL,
    at   INTEGER NOT NULL, -- the count of commits
    PRIMARY KEY (name, row)
) STRICT, WITHOUT ROWID;
CREATE TABLE comments (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    story    INTEGER NOT NULL REFERENCES stories (id),
    guid     TEXT    NOT NULL,
    document TEXT    NOT NULL,
    seal     TEXT    NOT NULL,
    UNIQUE (story, guid)
) STRICT;
CREATE TABLE commits (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    store TEXT    NOT NULL,
    count INTEGER NOT NULL
) STRICT;
CREATE TABLE "decisions" (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    story    INTEGER NOT NULL REFERENCES stories (id),
    guid     TEXT    NOT NULL,
    document TEXT    NOT NULL,
    seal     TEXT    NOT NULL,
    UNIQUE (story, document)
) STRICT;
CREATE TABLE deliveries (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    guid     TEXT    NOT NULL UNIQUE,
    story    INTEGER NOT NULL REFERENCES stories (id),
    outlet   TEXT    NOT NULL,
    state    TEXT    NOT NULL CHECK (state IN ('waiting', 'sending', 'verifying', 'needs_password', 'paused',
                                               'delivered', 'failed', 'cancelled')),
    due      INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    facts    TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    seal     TEXT    NOT NULL
) STRICT;
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
CREATE TABLE kept_renditions (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    photo  INTEGER NOT NULL REFERENCES photos (id),
    name   TEXT    NOT NULL,
    sha256 TEXT    NOT NULL,
    kind   TEXT    NOT NULL,
    bytes  INTEGER NOT NULL,
    made   INTEGER NOT NULL, seal TEXT NOT NULL DEFAULT '',
    UNIQUE (photo, name)
) STRICT;
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
CREATE TABLE known_keys (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    key   TEXT    NOT NULL,
    name  TEXT    NOT NULL,
    since INTEGER NOT NULL,
    seal  TEXT    NOT NULL,
    UNIQUE (key, name)
) STRICT;
CREATE TABLE leaving (
    story INTEGER PRIMARY KEY REFERENCES stories (id)
) STRICT;
CREATE TABLE lineage (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    name  TEXT    NOT NULL,
    since INTEGER NOT NULL
) STRICT;
CREATE TABLE photos (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256    TEXT    NOT NULL UNIQUE,
    kind      TEXT    NOT NULL,
    width     INTEGER NOT NULL,
    height    INTEGER NOT NULL,
    bytes     INTEGER NOT NULL,
    file_name TEXT    NOT NULL DEFAULT '',
    added     INTEGER NOT NULL,
    facts     TEXT    NOT NULL DEFAULT '{}',
    seal      TEXT    NOT NULL
) STRICT;
CREATE TABLE received (
    story  INTEGER PRIMARY KEY REFERENCES stories (id),
    base   BLOB NOT NULL,
    sha256 TEXT NOT NULL,
    facts  TEXT NOT NULL,
    seal   TEXT NOT NULL
) STRICT;
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
CREATE TABLE revision_names (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    revision INTEGER NOT NULL REFERENCES revisions (id),
    named_by TEXT    NOT NULL DEFAULT '',
    reason   TEXT    NOT NULL,
    label    TEXT    NOT NULL DEFAULT '',
    at       INTEGER NOT NULL
, seal TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE revisions (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    guid      TEXT    NOT NULL UNIQUE,
    story     INTEGER NOT NULL REFERENCES stories (id),
    number    INTEGER NOT NULL,
    content   BLOB    NOT NULL,
    sha256    TEXT    NOT NULL,
    author    TEXT    NOT NULL DEFAULT '',
    at        INTEGER NOT NULL,
    reason    TEXT    NOT NULL,
    automatic INTEGER NOT NULL CHECK (automatic IN (0, 1)),
    label     TEXT    NOT NULL DEFAULT '',
    seal      TEXT    NOT NULL,
    UNIQUE (story, number)
) STRICT;
CREATE TABLE settings (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    key   TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL,
    seal  TEXT NOT NULL
) STRICT;
CREATE TABLE signatures (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL,
    key    TEXT NOT NULL,
    text   TEXT NOT NULL, seal TEXT NOT NULL DEFAULT '',
    UNIQUE (sha256, key)
) STRICT;
CREATE TABLE "stationery" (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    kind  TEXT NOT NULL,
    key   TEXT NOT NULL,
    value TEXT NOT NULL, -- JSON, or an outlet's TOML; empty where a shipped one was taken away
    seal  TEXT NOT NULL,
    UNIQUE (kind, key)
) STRICT;
CREATE TABLE stories (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    guid             TEXT    NOT NULL UNIQUE,
    state            TEXT    NOT NULL,
    created          INTEGER NOT NULL,
    updated          INTEGER NOT NULL,
    version          INTEGER NOT NULL DEFAULT 1,
    headline         TEXT    NOT NULL DEFAULT '',
    slugline         TEXT    NOT NULL DEFAULT '',
    first_words      TEXT    NOT NULL DEFAULT '',
    words            INTEGER NOT NULL DEFAULT 0,
    photos           INTEGER NOT NULL DEFAULT 0,
    missing_captions INTEGER NOT NULL DEFAULT 0,
    missing_photos   INTEGER NOT NULL DEFAULT 0,
    seal             TEXT    NOT NULL,
    place            TEXT    NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE working_copies (
    story   INTEGER PRIMARY KEY REFERENCES stories (id),
    content BLOB NOT NULL,
    sha256  TEXT NOT NULL
) STRICT;
CREATE TRIGGER a_comment_is_never_deleted BEFORE DELETE ON comments
BEGIN
    SELECT RAISE(ABORT, 'a comment is never deleted');
END;
CREATE TRIGGER a_decision_is_never_altered BEFORE UPDATE ON decisions
BEGIN
    SELECT RAISE(ABORT, 'a decision is never altered');
END;
CREATE TRIGGER a_decision_is_never_deleted BEFORE DELETE ON decisions
BEGIN
    SELECT RAISE(ABORT, 'a decision is never deleted');
END;
CREATE TRIGGER a_delivery_is_never_deleted BEFORE DELETE ON deliveries
BEGIN
    SELECT RAISE(ABORT, 'a delivery is never deleted');
END;
CREATE TRIGGER a_revision_is_never_altered BEFORE UPDATE ON revisions
BEGIN
    SELECT RAISE(ABORT, 'a revision is never altered');
END;
CREATE TRIGGER only_automatic_revisions_go BEFORE DELETE ON revisions
WHEN OLD.automatic <> 1 AND OLD.story NOT IN (SELECT story FROM leaving)
BEGIN
    SELECT RAISE(ABORT, 'only an automatic revision may be thinned out');
END;
CREATE TRIGGER what_came_is_never_altered BEFORE UPDATE ON incoming
BEGIN
    SELECT RAISE(ABORT, 'what came is never altered');
END;
CREATE TRIGGER what_came_is_never_deleted BEFORE DELETE ON incoming
BEGIN
    SELECT RAISE(ABORT, 'what came is never deleted');
END;

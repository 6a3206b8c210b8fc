-- The first store. Released: never edited again (tests/tidy.rs compares its digest); what changes later
-- is a new file beside this one.
--
-- Times are whole milliseconds since 1970, UTC. `id` stays inside this file; `guid` is what the world sees.
-- `sha256` and `seal` are digests of what stands beside them, because SQLite does not notice changed text.

PRAGMA application_id = 1197567097; -- "Galy"

-- What the story list shows, computed from the working copy when it is saved.
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
CREATE INDEX stories_by_state ON stories (state, updated);
CREATE INDEX stories_by_age ON stories (updated);

-- Apart from `stories`, so that the list never reads past ten thousand texts.
CREATE TABLE working_copies (
    story   INTEGER PRIMARY KEY REFERENCES stories (id),
    content BLOB NOT NULL,
    sha256  TEXT NOT NULL
) STRICT;

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

CREATE TRIGGER a_revision_is_never_altered BEFORE UPDATE ON revisions
BEGIN
    SELECT RAISE(ABORT, 'a revision is never altered');
END;
CREATE TRIGGER only_automatic_revisions_go BEFORE DELETE ON revisions WHEN OLD.automatic <> 1
BEGIN
    SELECT RAISE(ABORT, 'only an automatic revision may be thinned out');
END;

-- A revision that somebody or something names stays: the foreign key refuses its deletion.
CREATE TABLE revision_names (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    revision INTEGER NOT NULL REFERENCES revisions (id),
    named_by TEXT    NOT NULL DEFAULT '',
    reason   TEXT    NOT NULL,
    label    TEXT    NOT NULL DEFAULT '',
    at       INTEGER NOT NULL
) STRICT;
CREATE INDEX revision_names_by_revision ON revision_names (revision);

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

-- Renditions that packages carry: made once, so that a package can be written again to the same bytes.
CREATE TABLE kept_renditions (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    photo  INTEGER NOT NULL REFERENCES photos (id),
    name   TEXT    NOT NULL,
    sha256 TEXT    NOT NULL,
    kind   TEXT    NOT NULL,
    bytes  INTEGER NOT NULL,
    made   INTEGER NOT NULL,
    UNIQUE (photo, name)
) STRICT;

CREATE TABLE settings (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    key   TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL,
    seal  TEXT NOT NULL
) STRICT;

-- Templates and snippets that people made or changed. Those that Galley ships stand here only once somebody has
-- touched them, so that a better wording of ours still reaches whoever left them alone.
CREATE TABLE stationery (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    kind  TEXT NOT NULL CHECK (kind IN ('template', 'snippet')),
    key   TEXT NOT NULL,
    value TEXT NOT NULL, -- JSON; empty where a shipped one was taken away
    seal  TEXT NOT NULL,
    UNIQUE (kind, key)
) STRICT;

-- A story on its way out of the store: it is named here only inside the one transaction that deletes it.
CREATE TABLE leaving (
    story INTEGER PRIMARY KEY REFERENCES stories (id)
) STRICT;

DROP TRIGGER only_automatic_revisions_go;
CREATE TRIGGER only_automatic_revisions_go BEFORE DELETE ON revisions
WHEN OLD.automatic <> 1 AND OLD.story NOT IN (SELECT story FROM leaving)
BEGIN
    SELECT RAISE(ABORT, 'only an automatic revision may be thinned out');
END;

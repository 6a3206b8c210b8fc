-- The outbox: packages on their way to outlets, and those that got there. Nothing is ever deleted from it, because
-- what was delivered is what the month's ledger is made of. `facts` is JSON that only newsroom understands.
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
CREATE INDEX deliveries_by_story ON deliveries (story);
CREATE INDEX deliveries_by_state ON deliveries (state);
CREATE TRIGGER a_delivery_is_never_deleted BEFORE DELETE ON deliveries
BEGIN
    SELECT RAISE(ABORT, 'a delivery is never deleted');
END;

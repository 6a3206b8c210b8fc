-- Everything that is written has a seal, so that a changed byte is noticed wherever it is. An empty seal is of a row from before.
-- The seal of a story covers its state, version and times too from now on; the form of a seal says which it is.
ALTER TABLE revision_names ADD COLUMN seal TEXT NOT NULL DEFAULT '';
ALTER TABLE kept_renditions ADD COLUMN seal TEXT NOT NULL DEFAULT '';
ALTER TABLE signatures ADD COLUMN seal TEXT NOT NULL DEFAULT '';

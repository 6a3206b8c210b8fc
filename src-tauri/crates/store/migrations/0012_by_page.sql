-- What a store of years is asked all the time is found without reading all of it: photos that look alike, deliveries that carry a
-- photo, and those of a month.

-- Which original is placed in the text that a delivery sends.
CREATE TABLE carried (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    delivery INTEGER NOT NULL REFERENCES deliveries (id),
    photo    TEXT    NOT NULL, -- its SHA-256
    UNIQUE (photo, delivery)
) STRICT;
INSERT INTO carried (delivery, photo)
SELECT DISTINCT sent.id, json_extract(block.value, '$.figure.photo')
FROM (
    SELECT deliveries.id, CAST(revisions.content AS TEXT) AS content
    FROM deliveries JOIN revisions ON revisions.story = deliveries.story
    WHERE json_valid(deliveries.facts) AND revisions.number = json_extract(deliveries.facts, '$.revision')
      AND json_extract(deliveries.facts, '$.amends') IS NOT 'withdraws'
) AS sent, json_each(CASE WHEN json_valid(sent.content) THEN sent.content ELSE '{}' END, '$.body') AS block
WHERE block.type = 'object' AND json_type(block.value, '$.figure.photo') = 'text'
ORDER BY sent.id;

-- When an outlet had it, in seconds; what cannot be read is NULL and found by that.
CREATE INDEX deliveries_by_arrival ON deliveries (
    CASE WHEN json_valid(facts) THEN ifnull(unixepoch(json_extract(facts, '$.receipt.at')), at / 1000) END
) WHERE state = 'delivered';

-- A likeness is 128 bits as 32 digits. Two that differ in ten bits at most have one of these eleven stretches in common.
CREATE INDEX photos_alike_1 ON photos (substr(CASE WHEN json_valid(facts) THEN json_extract(facts, '$.likeness') END, 1, 3));
CREATE INDEX photos_alike_2 ON photos (substr(CASE WHEN json_valid(facts) THEN json_extract(facts, '$.likeness') END, 4, 3));
CREATE INDEX photos_alike_3 ON photos (substr(CASE WHEN json_valid(facts) THEN json_extract(facts, '$.likeness') END, 7, 3));
CREATE INDEX photos_alike_4 ON photos (substr(CASE WHEN json_valid(facts) THEN json_extract(facts, '$.likeness') END, 10, 3));
CREATE INDEX photos_alike_5 ON photos (substr(CASE WHEN json_valid(facts) THEN json_extract(facts, '$.likeness') END, 13, 3));
CREATE INDEX photos_alike_6 ON photos (substr(CASE WHEN json_valid(facts) THEN json_extract(facts, '$.likeness') END, 16, 3));
CREATE INDEX photos_alike_7 ON photos (substr(CASE WHEN json_valid(facts) THEN json_extract(facts, '$.likeness') END, 19, 3));
CREATE INDEX photos_alike_8 ON photos (substr(CASE WHEN json_valid(facts) THEN json_extract(facts, '$.likeness') END, 22, 3));
CREATE INDEX photos_alike_9 ON photos (substr(CASE WHEN json_valid(facts) THEN json_extract(facts, '$.likeness') END, 25, 3));
CREATE INDEX photos_alike_10 ON photos (substr(CASE WHEN json_valid(facts) THEN json_extract(facts, '$.likeness') END, 28, 3));
CREATE INDEX photos_alike_11 ON photos (substr(CASE WHEN json_valid(facts) THEN json_extract(facts, '$.likeness') END, 31, 2));
-- Photos at which nobody looked yet.
CREATE INDEX photos_unseen ON photos (id)
WHERE ifnull(CASE WHEN json_valid(facts) THEN json_extract(facts, '$.likeness') END, '') = '';

-- The neutral rows of the peers' generator, in schema `neutral`, become entries of the catalogue.
-- Triggers are off meanwhile; what they keep is made at the end, in batches, by the functions they call.
SET session_replication_role = replica;

INSERT INTO initiatives_country (iso2, name_en, name_fr, continent, dialogue_status)
SELECT code, name_en, name_fr, (ARRAY['africa', 'americas', 'asia', 'europe', 'oceania'])[1 + id % 5], 'none'
FROM neutral.country;
INSERT INTO initiatives_sector (id, key, name_en, name_fr) SELECT id, slug, name_en, name_fr FROM neutral.sector;
INSERT INTO initiatives_framework (id, key, code, title_en, title_fr, kind, url)
SELECT min(id), lower(family), lower(family), family, family, 'agenda', '' FROM neutral.framework GROUP BY family;
INSERT INTO initiatives_commitment (id, framework_id, code, position, title_en, title_fr)
SELECT c.id, f.id, split_part(c.code, '-', 2), c.id, c.name_en, c.name_fr
FROM neutral.framework c JOIN initiatives_framework f ON f.code = lower(c.family);
INSERT INTO initiatives_source (id, key, title_en, title_fr, publisher, url, kind, accessed)
VALUES (1, 'generated', 'Generated', 'Généré', '', 'https://example.org/', 'dataset', '');

CREATE TEMP VIEW entry AS SELECT 'en' AS original_language, '{}'::text[] AS aliases, '' AS note, now() AS moment;
INSERT INTO initiatives_network (id, number, key, state, aliases, original_language, internal_note, created_at,
  updated_at, published_at, name_en, name_fr, acronym, scope, website, summary_en, summary_fr)
SELECT id, id, slug, 'published', aliases, original_language, note, moment, moment, moment, name_en, name_fr, '',
  'global', '', '', '' FROM neutral.network, entry;
INSERT INTO initiatives_challenge (id, number, key, state, aliases, original_language, internal_note, created_at,
  updated_at, published_at, title_en, title_fr, statement_en, statement_fr, theme, levels)
SELECT id, id, slug, 'published', aliases, original_language, note, moment, moment, moment, title_en, title_fr,
  '', '', 'data', '{}' FROM neutral.challenge, entry;
INSERT INTO initiatives_recommendation (id, number, key, state, aliases, original_language, internal_note, created_at,
  updated_at, published_at, title_en, title_fr, text_en, text_fr, addressed_levels)
SELECT id, id, lower(code), 'published', aliases, original_language, note, moment, moment, moment, code, code,
  text_en, text_fr, '{}' FROM neutral.recommendation, entry;
INSERT INTO initiatives_recommendation_challenges (recommendation_id, challenge_id)
SELECT id, challenge_id FROM neutral.recommendation;
INSERT INTO initiatives_authority (id, number, key, state, aliases, original_language, internal_note, created_at,
  updated_at, published_at, name_en, name_fr, level, kind, country_id, parent_id, website, summary_en, summary_fr)
SELECT a.id, a.id, 'authority-' || a.id, 'published', aliases, original_language, note, moment, moment, moment,
  a.name_en, a.name_fr, (ARRAY['national', 'regional', 'local', 'local'])[a.level],
  (ARRAY['ministry', 'region', 'city', 'municipality'])[a.level], c.code, a.parent_id, '', '', ''
FROM neutral.authority a JOIN neutral.country c ON c.id = a.country_id, entry;

-- A status that holds on the day of asking: what goes on has not ended yet.
INSERT INTO initiatives_initiative (id, number, key, state, aliases, original_language, internal_note, created_at,
  updated_at, published_at, title_en, title_fr, summary_en, summary_fr, description_en, description_fr, kind,
  recorded_status, started_in, ended_in, scope, website)
SELECT id, CASE WHEN published THEN id END, slug, CASE WHEN published THEN 'published' ELSE 'draft' END, aliases,
  original_language, note, i.created_at, i.updated_at, CASE WHEN published THEN i.updated_at END, title_en, title_fr,
  summary_en, summary_fr, description_en, description_fr,
  CASE kind WHEN 'project' THEN 'tool' WHEN 'policy' THEN 'strategy' WHEN 'law' THEN 'declaration'
    WHEN 'agreement' THEN 'contract' WHEN 'pilot' THEN 'service' ELSE kind END,
  CASE status WHEN 'active' THEN 'ongoing' WHEN 'suspended' THEN 'unknown' ELSE status END,
  start_year, CASE WHEN status = 'completed' OR end_year >= extract(year FROM now()) THEN end_year END,
  (ARRAY['global', 'continental', 'national', 'regional', 'local'])[1 + id % 5], ''
FROM neutral.initiative i, entry;
INSERT INTO initiatives_participation (initiative_id, authority_id, role, note_en, note_fr)
SELECT initiative_id, authority_id, CASE role WHEN 'lead' THEN 'leads' WHEN 'implementer' THEN 'implements'
  WHEN 'funder' THEN 'funds' WHEN 'observer' THEN 'consulted' ELSE role END, '', ''
FROM neutral.initiative_authority;
INSERT INTO initiatives_participation (initiative_id, network_id, role, note_en, note_fr)
SELECT initiative_id, network_id, 'partner', '', '' FROM neutral.initiative_network;
INSERT INTO initiatives_response (initiative_id, challenge_id, how_en, how_fr)
SELECT initiative_id, challenge_id, '', '' FROM neutral.initiative_challenge;
INSERT INTO initiatives_initiative_sectors (initiative_id, sector_id)
SELECT initiative_id, sector_id FROM neutral.initiative_sector;
INSERT INTO initiatives_initiative_commitments (initiative_id, commitment_id)
SELECT initiative_id, framework_id FROM neutral.initiative_framework;
INSERT INTO initiatives_initiative_countries (initiative_id, country_id)
SELECT x.initiative_id, c.code FROM neutral.initiative_country x JOIN neutral.country c ON c.id = x.country_id;
INSERT INTO initiatives_citation (initiative_id, source_id, position, locator)
SELECT id, 1, 0, '' FROM initiatives_initiative;

SET session_replication_role = origin;
DROP SCHEMA neutral CASCADE;

create extension if not exists pg_trgm with schema public;

-- Immutable so that generated columns and indexes may use it. Marks are removed by decomposition instead of unaccent():
-- that one is only STABLE, depends on a file of the server, and turns more letters than the application does.
-- Lower-casing comes last, on plain letters, so the result is the same under every collation.
create function public.fold_vi(input text) returns text
  language sql immutable strict parallel safe
  return btrim(lower(regexp_replace(
    translate(
      regexp_replace(normalize(input, NFD), '[\u0300-\u036f]', '', 'g'),
      U&'\0111\0110''`\2018\2019\02BC', 'dd'),
    '[\s\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007e\u00a0\u2010-\u205f]+', ' ', 'g')));

comment on function public.fold_vi(text) is
  'Folds Vietnamese text for search: no tones or accents, đ as d, lower case, punctuation as single spaces';

-- A list's cursor is the time as callers see it, which has milliseconds: times must have no more, or a page would skip rows.
alter table videos.videos alter column created_at set default date_trunc('milliseconds', now());

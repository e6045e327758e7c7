alter table catalogue.entries add recognition_years integer[] not null default '{}';
comment on column catalogue.entries.recognition_years is 'Every year the product was recognised in: a product recognised again still counts in the year of the first time.';
update catalogue.entries e set recognition_years = years.all_years
from (select product_id, array_agg(distinct recognition_year order by recognition_year) as all_years
  from certification.recognitions where recognition_year is not null group by product_id) years
where years.product_id = e.product_id;

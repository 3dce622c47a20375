-- How often an arrival was begun with nothing beside it. One that ends the server each time is laid aside after a number of times.
alter table arrival add column alone integer not null default 0;

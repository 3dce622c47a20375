package org.mailward.system.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What PostgreSQL looks at when a table has grown. A month of a table is looked at by itself, so each says for itself how closely.
@ExtendWith(HousesDatabase.Given.class)
class SmallSamplesTest {

    private static final String MONTHS_COLUMNS = "from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent join pg_attribute a on a.attrelid = c.oid "
            + "where c.relkind = 'r' and p.relnamespace = 'public'::regnamespace and a.attnum > 0 ";

    @Test
    void a_month_that_is_added_is_sampled_as_those_before_it(HousesDatabase database) throws SQLException {
        try (var superuser = database.asSuperuser()) {
            superuser.setAutoCommit(false);
            try {
                Catalogue.strings(superuser, "select add_month_partitions((now() + interval '60 months')::date, (now() + interval '61 months')::date)::text");
                assertEquals(List.of("arrival_raw.packed", "path_day_pack.messages", "path_day_pack.outcomes", "path_day_pack.paths", "path_day_pack.rows", "row_pack.lines"),
                        Catalogue.strings(superuser, "select p.relname || '.' || a.attname " + MONTHS_COLUMNS + "group by p.relname, a.attname having max(a.attstattarget) = 0 order by 1"));
                assertEquals(List.of(), Catalogue.strings(superuser, "select p.relname || '.' || a.attname " + MONTHS_COLUMNS
                        + "and p.relname in ('arrival_raw', 'row_pack', 'path_day_pack') group by p.relname, a.attname having count(distinct coalesce(a.attstattarget, 100)) > 1"));
            } finally {
                superuser.rollback();
            }
        }
    }
}

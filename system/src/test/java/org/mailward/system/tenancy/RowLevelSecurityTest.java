package org.mailward.system.tenancy;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import org.mailward.platform.persistence.Visibility;
import org.mailward.system.tenancy.Catalogue.Reference;
import org.mailward.system.tenancy.Catalogue.Table;
import org.mailward.system.tenancy.HousesDatabase.Refusal;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.Secret;

/// The third net alone: raw SQL in the application's role, with nothing of the application above it.
///
/// Tables, keys and references come from PostgreSQL's catalogue, so a new table is tested from its first migration on.
@ExtendWith(HousesDatabase.Given.class)
class RowLevelSecurityTest {

    private static final int TABLES = 17;
    private static final int REFERENCES = 18;

    /// Tables whose rows are of the house alone, and of none of its customers.
    private static final Set<String> OF_THE_HOUSE_ALONE = Set.of("checker", "checker_result", "mailbox", "mailbox_look", "network_walk", "catalogue_walk");

    /// Tables whose rows are one person's of the provider's own people, and those of all who see the whole of it.
    private static final Set<String> OF_A_PERSON = Set.of("bulk_job", "saved_view");

    /// Columns that hold another row's id without a foreign key, each with its reason.
    private static final Map<String, String> POINTERS_WITHOUT_KEY = Map.of(
            "audit_event.customer_id", "the log keeps a deed whatever becomes of what it was done to",
            "managed_domain.snapshot_id", "the newest snapshot; it and its domain would refer to each other in a circle",
            "scan.snapshot_id", "what the scan gathered; snapshots may be cleared away before the scans that made them",
            "dns_change.snapshot_id", "the snapshot that showed it first; changes are kept when snapshots are cleared away",
            "scan.batch_id", "a batch has no row of its own",
            "arrival_part.report_id", "the report that is stored, or stands already, for this file; reports may be forgotten before arrivals",
            "report.arrival_id", "the arrival that its transaction finishes, and that nobody may delete",
            "mail_path.overrule_id", "the ruling that holds; taken back with its ruling");

    /// Tables written with every row of every report. They take provider, customer and domain from reports of the same transaction, whose
    /// keys hold; a check for each row would cost more than the row.
    private static final Set<String> LEAN_ON_A_REPORT = Set.of("row_pack", "path_day_pack", "mail_path", "domain_day", "customer_day", "reporter_day", "customer_reporter_day");

    /// Tables written with every arrival. They take provider, customer and arrival from the one that their transaction writes or finishes,
    /// whose keys hold, and which nobody may delete.
    private static final Set<String> LEAN_ON_AN_ARRIVAL = Set.of("arrival_raw", "arrival_part");

    /// Tables written beside a snapshot. They take provider, customer and domain from one of the same transaction, which holds the domain.
    private static final Set<String> LEAN_ON_A_SNAPSHOT = Set.of("finding", "dns_ledger");

    /// Functions that work with their owner's rights. They take dates alone, and neither read nor change a row.
    private static final List<String> OWNERS_FUNCTIONS = List.of("add_month_partitions", "drop_month_partitions");

    @Test
    void every_table_forces_it(HousesDatabase database) throws SQLException {
        try (var superuser = database.asSuperuser()) {
            var unguarded = Catalogue.strings(superuser, "select relname from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace "
                    + "and relname <> 'flyway_schema_history' and not (relrowsecurity and relforcerowsecurity)");
            assertEquals(List.of(), unguarded);
            assertTrue(Catalogue.tables(superuser).size() >= TABLES, "tables seen: " + Catalogue.tables(superuser));
        }
    }

    @Test
    void nothing_lies_outside_the_schema_that_is_looked_at(HousesDatabase database) throws SQLException {
        try (var superuser = database.asSuperuser()) {
            assertEquals(List.of(), Catalogue.strings(superuser, "select nspname || '.' || relname from pg_class c join pg_namespace n on n.oid = c.relnamespace "
                    + "where relkind in ('r', 'p', 'f') and nspname not in ('public', 'pg_catalog', 'information_schema')"));
            // A view works with its owner's rights unless it says otherwise, and so does such a function: neither is held to the caller's policies.
            assertEquals(List.of(), Catalogue.strings(superuser, "select relname from pg_class where (relkind = 'm' or relkind = 'v' and not coalesce('security_invoker=true' = any (reloptions), false)) "
                    + "and relnamespace = 'public'::regnamespace"));
            assertEquals(OWNERS_FUNCTIONS, Catalogue.strings(superuser, "select proname from pg_proc where prosecdef and pronamespace = 'public'::regnamespace order by 1"));
            assertEquals(List.of("f"), Catalogue.strings(superuser, "select distinct has_table_privilege('" + HousesDatabase.APP + "', oid, 'select, insert, update, delete') "
                    + "from pg_class where relispartition and relkind = 'r' and relnamespace = 'public'::regnamespace"), "a partition is reached through its table alone");
        }
    }

    @Test
    void the_application_s_role_owns_nothing_and_passes_nothing(HousesDatabase database) throws SQLException {
        try (var superuser = database.asSuperuser()) {
            assertEquals(List.of("false false false false false"), Catalogue.strings(superuser, "select concat_ws(' ', rolsuper, rolbypassrls, rolcreaterole, "
                    + "rolcreatedb, rolreplication) from (select rolsuper::text, rolbypassrls::text, rolcreaterole::text, rolcreatedb::text, rolreplication::text "
                    + "from pg_roles where rolname = '" + HousesDatabase.APP + "') r"));
            assertEquals(List.of(), Catalogue.strings(superuser, "select objid::text || ' in ' || classid::regclass from pg_shdepend "
                    + "where refobjid = '" + HousesDatabase.APP + "'::regrole and deptype = 'o'"));
            assertEquals(List.of(), Catalogue.strings(superuser, "select roleid::regrole::text from pg_auth_members where member = '" + HousesDatabase.APP + "'::regrole"));
            for (var table : Catalogue.tables(superuser)) {
                assertEquals(List.of(HousesDatabase.OWNER), Catalogue.strings(superuser, "select relowner::regrole::text from pg_class where oid = '" + table + "'::regclass"));
                // Neither is held to policies.
                assertEquals(List.of("f"), Catalogue.strings(superuser, "select has_table_privilege('" + HousesDatabase.APP + "', '" + table + "', 'truncate, references, trigger')"), table.name());
            }
            assertEquals(List.of("f"), Catalogue.strings(superuser, "select has_table_privilege('" + HousesDatabase.APP + "', 'flyway_schema_history', 'select, insert, update, delete')"));
            assertEquals(List.of("f"), Catalogue.strings(superuser, "select has_schema_privilege('" + HousesDatabase.APP + "', 'public', 'create')"));
        }
    }

    @Test
    void the_audit_log_cannot_be_changed_in_the_application_s_role(HousesDatabase database) throws SQLException {
        try (var superuser = database.asSuperuser()) {
            assertEquals(List.of("f"), Catalogue.strings(superuser, "select has_table_privilege('" + HousesDatabase.APP + "', 'audit_event', 'update, delete')"));
        }
    }

    @Test
    void both_houses_have_rows_in_every_table(HousesDatabase database) throws SQLException {
        try (var superuser = database.asSuperuser()) {
            assertAll(Catalogue.tables(superuser).stream().<Executable>map(table -> () -> {
                for (var house : House.values()) {
                    assertTrue(Catalogue.count(superuser, table.name(), table.of(house)) > 0, table + " of " + house + " is empty: add a row to House");
                    if (table.customer().isPresent()) {
                        assertTrue(Catalogue.count(superuser, table.name(), table.of(house.second())) > 0, table + " of " + house.second().mark() + " is empty: add a row to House");
                    }
                }
            }));
        }
    }

    @Test
    void without_a_setting_there_are_no_rows(HousesDatabase database) throws SQLException {
        try (var nobody = database.asApplication()) {
            assertEquals(Map.of(), seen(nobody));
        }
    }

    @Test
    void after_a_transaction_with_settings_there_are_no_rows_on_the_same_connection(HousesDatabase database) throws SQLException {
        try (var connection = database.asApplication(Visibility.of(House.ALDER.whole()))) {
            assertTrue(seen(connection).size() >= TABLES);
            connection.commit();
            assertEquals(Map.of(), seen(connection));
        }
    }

    @Test
    void a_provider_s_scope_sees_all_of_its_rows_and_no_other(HousesDatabase database) throws SQLException {
        for (var house : House.values()) {
            try (var superuser = database.asSuperuser(); var connection = database.asApplication(Visibility.of(house.whole()))) {
                for (var table : Catalogue.tables(superuser)) {
                    assertEquals(Catalogue.count(superuser, table.name(), table.of(house)), Catalogue.count(connection, table.name(), "true"), table.name());
                    assertEquals(0, Catalogue.count(connection, table.name(), "not (" + table.of(house) + ")"), table.name());
                }
            }
        }
    }

    @Test
    void a_customer_s_scope_sees_that_customer_s_rows_and_no_other(HousesDatabase database) throws SQLException {
        var scopes = List.of(House.ALDER.assigned(), House.ALDER.first().seenBy(Role.CUSTOMER_ADMIN), House.ALDER.first().seenBy(Role.CUSTOMER_VIEWER));
        for (var scope : scopes) {
            try (var superuser = database.asSuperuser(); var connection = database.asApplication(Visibility.of(scope))) {
                for (var table : Catalogue.tables(superuser)) {
                    if (OF_THE_HOUSE_ALONE.contains(table.name())) {
                        assertEquals(0, Catalogue.count(connection, table.name(), "true"), table.name());
                        continue;
                    }
                    if (OF_A_PERSON.contains(table.name())) {
                        long own = scope.actor().role().ofACustomer() ? 0 : 1;
                        assertEquals(own, Catalogue.count(connection, table.name(), "owner = '" + scope.actor().subject() + "'"), table.name());
                        assertEquals(own, Catalogue.count(connection, table.name(), "true"), table.name());
                        continue;
                    }
                    assertEquals(Catalogue.count(superuser, table.name(), table.of(House.ALDER.first())), Catalogue.count(connection, table.name(), "true"), table.name());
                    assertEquals(Catalogue.count(superuser, table.name(), table.of(House.ALDER.first())), Catalogue.count(connection, table.name(), table.of(House.ALDER.first())), table.name());
                }
            }
        }
    }

    @Test
    void an_analyst_without_a_customer_sees_none_of_any(HousesDatabase database) throws SQLException {
        try (var superuser = database.asSuperuser(); var connection = database.asApplication(Visibility.of(House.ALDER.nobodys()))) {
            var withCustomer = Catalogue.tables(superuser).stream().filter(table -> table.customer().isPresent()).map(Table::name).collect(Collectors.toSet());
            assertTrue(withCustomer.size() > 8, "tables seen: " + withCustomer);
            assertTrue(seen(connection).keySet().stream().noneMatch(withCustomer::contains), "seen: " + seen(connection));
        }
    }

    @Test
    void one_provider_s_id_with_another_s_customers_sees_no_customer(HousesDatabase database) throws SQLException {
        var mixed = new Scope.AssignedCustomers(House.ALDER.provider(), Set.of(House.BIRCH.first().customer()), House.ALDER.actor(Role.PROVIDER_ANALYST));
        try (var connection = database.asApplication(Visibility.of(mixed))) {
            assertEquals(Set.of("audit_chain", "brand", "intake_settings", "provider", "saved_view"), seen(connection).keySet());
        }
    }

    @Test
    void changing_or_deleting_what_is_out_of_scope_touches_no_row(HousesDatabase database) throws SQLException {
        for (var scope : List.of(House.ALDER.whole(), House.ALDER.assigned(), House.ALDER.first().seenBy(Role.CUSTOMER_ADMIN))) {
            try (var superuser = database.asSuperuser(); var connection = database.asApplication(Visibility.of(scope))) {
                for (var table : Catalogue.tables(superuser)) {
                    for (var foreign : outOf(scope, table)) {
                        assertUntouched(connection, "update " + table + " set " + table.tenant() + " = " + table.tenant() + " where " + foreign);
                        assertUntouched(connection, "delete from " + table + " where " + foreign);
                    }
                }
            }
        }
    }

    @Test
    void moving_an_own_row_to_another_provider_is_refused(HousesDatabase database) throws SQLException {
        try (var connection = database.asApplication(Visibility.of(House.ALDER.whole()))) {
            for (var table : Catalogue.tables(connection)) {
                var refusal = HousesDatabase.attempt(connection, on -> on.createStatement()
                        .executeUpdate("update " + table + " set " + table.tenant() + " = '" + House.BIRCH.provider() + "'"));
                assertTrue(refusal.is(Refusal.PRIVILEGE), table + ": " + refusal);
            }
        }
    }

    @Test
    void moving_an_own_row_to_a_customer_out_of_scope_is_refused(HousesDatabase database) throws SQLException {
        try (var connection = database.asApplication(Visibility.of(House.ALDER.assigned()))) {
            for (var table : Catalogue.tables(connection)) {
                // What is of the house alone is not even seen from here, which the reading tests hold.
                if (table.customer().isPresent() && !OF_THE_HOUSE_ALONE.contains(table.name())) {
                    var refusal = HousesDatabase.attempt(connection, on -> on.createStatement()
                            .executeUpdate("update " + table + " set " + table.customer().get() + " = '" + House.ALDER.second().customer() + "'"));
                    assertTrue(refusal.is(Refusal.PRIVILEGE), table + ": " + refusal);
                }
            }
        }
    }

    @Test
    void inserting_what_is_out_of_scope_is_refused(HousesDatabase database) throws SQLException {
        for (var scope : List.of(House.ALDER.whole(), House.ALDER.assigned(), House.ALDER.first().seenBy(Role.CUSTOMER_ADMIN))) {
            try (var superuser = database.asSuperuser(); var connection = database.asApplication(Visibility.of(scope))) {
                for (var table : Catalogue.tables(superuser)) {
                    for (var foreign : outOf(scope, table)) {
                        for (var row : Catalogue.strings(superuser, "select to_jsonb(t) from " + table + " t where " + foreign + " limit 1")) {
                            var refusal = HousesDatabase.attempt(connection, on -> insert(on, table.name(), row, Map.of()));
                            assertTrue(refusal.is(Refusal.PRIVILEGE), table + " for " + foreign + ": " + refusal);
                        }
                    }
                }
            }
        }
    }

    @Test
    void a_person_s_subject_opens_his_own_seats_for_reading_only(HousesDatabase database) throws SQLException {
        var subject = House.ALDER.first().subject(Role.CUSTOMER_VIEWER);
        try (var connection = database.asApplication(Visibility.ofPerson(subject))) {
            assertEquals(Map.of("membership", 1L, "provider", 1L, "customer", 1L, "seat_settings", 1L), seen(connection));
            assertEquals(List.of(House.ALDER.first().id("viewer").toString()), Catalogue.strings(connection, "select id from membership"));
            assertEquals(List.of(House.ALDER.first().customer().toString()), Catalogue.strings(connection, "select id from customer"));
            for (var table : List.of("membership", "provider", "customer", "seat_settings")) {
                assertUntouched(connection, "update " + table + " set id = id");
            }
        }
        try (var connection = database.asApplication(Visibility.ofPerson(House.SHARED_PERSON))) {
            assertEquals(Map.of("membership", 2L, "provider", 2L), seen(connection));
        }
        try (var connection = database.asApplication(Visibility.ofPerson(House.ALDER.first().subject(Role.PROVIDER_ANALYST)))) {
            assertEquals(Map.of("membership", 1L, "assignment", 1L, "provider", 1L), seen(connection));
        }
    }

    @Test
    void a_presented_key_or_invitation_opens_itself_for_reading_only(HousesDatabase database) throws SQLException {
        try (var connection = database.asApplication(Visibility.ofKey(new Secret(House.BIRCH.keySecret()).hash()))) {
            assertEquals(Map.of("api_key", 1L), seen(connection));
            assertEquals(List.of(House.BIRCH.id("key").toString()), Catalogue.strings(connection, "select id from api_key"));
            assertUntouched(connection, "update api_key set revoked_at = now()");
        }
        try (var connection = database.asApplication(Visibility.ofInvitation(new Secret(House.BIRCH.first().invitationToken()).hash()))) {
            assertEquals(Map.of("invitation", 1L), seen(connection));
            assertUntouched(connection, "update invitation set accepted_at = now()");
        }
    }

    @Test
    void a_checker_s_address_or_a_result_s_link_opens_itself_for_reading_only(HousesDatabase database) throws SQLException {
        try (var connection = database.asApplication(Visibility.ofChecker(House.BIRCH.mark()))) {
            assertEquals(Map.of("checker", 1L), seen(connection));
            assertEquals(List.of(House.BIRCH.id("checker").toString()), Catalogue.strings(connection, "select id from checker"));
            assertUntouched(connection, "update checker set enabled = false");
        }
        try (var connection = database.asApplication(Visibility.ofResult(new Secret(House.BIRCH.first().resultSecret()).hash()))) {
            assertEquals(Map.of("checker_result", 1L), seen(connection));
            assertEquals(List.of(House.BIRCH.first().id("result").toString()), Catalogue.strings(connection, "select id from checker_result"));
            assertUntouched(connection, "update checker_result set expires_at = now()");
            assertUntouched(connection, "delete from checker_result");
        }
    }

    @Test
    void a_portals_host_opens_its_own_brand_for_reading_only(HousesDatabase database) throws SQLException {
        try (var connection = database.asApplication(Visibility.ofHost(House.BIRCH.host()))) {
            assertEquals(Map.of("brand", 1L), seen(connection));
            assertEquals(List.of(House.BIRCH.id("brand").toString()), Catalogue.strings(connection, "select id from brand"));
            assertUntouched(connection, "update brand set footer = ''");
        }
    }

    @Test
    void a_reports_host_opens_its_own_settings_for_reading_only(HousesDatabase database) throws SQLException {
        try (var connection = database.asApplication(Visibility.ofReportsHost("reports." + House.BIRCH.mark() + ".example"))) {
            assertEquals(Map.of("intake_settings", 1L), seen(connection));
            assertEquals(List.of(House.BIRCH.provider().toString()), Catalogue.strings(connection, "select provider_id from intake_settings"));
            assertUntouched(connection, "update intake_settings set raw_days = 1");
        }
    }

    @Test
    void the_platform_sees_the_list_of_providers_and_nothing_of_theirs(HousesDatabase database) throws SQLException {
        try (var connection = database.asApplication(Visibility.ofPlatform())) {
            assertEquals(Map.of("provider", (long) House.values().length), seen(connection));
        }
    }

    @Test
    void every_key_leads_with_provider_and_customer(HousesDatabase database) throws SQLException {
        try (var superuser = database.asSuperuser()) {
            for (var table : Catalogue.tables(superuser)) {
                assertEquals(table.tenant(), table.key().getFirst(), table.name());
                boolean always = table.customer().isPresent() && Catalogue.count(superuser, "pg_attribute",
                        "attrelid = '" + table + "'::regclass and attname = 'customer_id' and attnotnull") > 0;
                if (always) {
                    assertEquals("customer_id", table.key().get(1), table.name());
                }
            }
        }
    }

    @Test
    void every_reference_carries_provider_and_customer(HousesDatabase database) throws SQLException {
        try (var superuser = database.asSuperuser()) {
            var references = Catalogue.references(superuser);
            assertTrue(references.size() >= REFERENCES, "references seen: " + references);
            var tables = Catalogue.tables(superuser).stream().collect(Collectors.toMap(Table::name, table -> table));
            for (var reference : references) {
                assertTrue(reference.columns().contains("provider_id"), reference.toString());
                assertEquals(tables.get(reference.other()).tenant(), reference.otherColumns().get(reference.columns().indexOf("provider_id")), reference.toString());
                if (tables.get(reference.other()).columns().containsKey("customer_id") && tables.get(reference.other()).key().contains("customer_id")) {
                    assertTrue(reference.columns().contains("customer_id"), reference.toString());
                    assertEquals("customer_id", reference.otherColumns().get(reference.columns().indexOf("customer_id")), reference.toString());
                }
            }
        }
    }

    @Test
    void every_column_with_another_row_s_id_is_held_by_a_foreign_key(HousesDatabase database) throws SQLException {
        try (var superuser = database.asSuperuser()) {
            var held = Catalogue.references(superuser).stream()
                    .flatMap(reference -> reference.columns().stream().map(column -> reference.table() + "." + column)).collect(Collectors.toSet());
            var free = Catalogue.tables(superuser).stream().flatMap(table -> table.columns().entrySet().stream()
                    .filter(column -> column.getValue().equals("uuid") && column.getKey().endsWith("_id"))
                    .map(column -> table + "." + column.getKey())).filter(column -> !held.contains(column)).collect(Collectors.toSet());
            LEAN_ON_A_REPORT.forEach(table -> List.of("provider_id", "customer_id", "domain_id", "report_id").forEach(column -> free.remove(table + "." + column)));
            LEAN_ON_AN_ARRIVAL.forEach(table -> List.of("provider_id", "customer_id", "arrival_id").forEach(column -> free.remove(table + "." + column)));
            LEAN_ON_A_SNAPSHOT.forEach(table -> List.of("provider_id", "customer_id", "domain_id").forEach(column -> free.remove(table + "." + column)));
            assertEquals(POINTERS_WITHOUT_KEY.keySet(), free, "each needs a foreign key, or a reason in this test");
        }
    }

    @Test
    void nobody_may_delete_what_others_lean_on_without_a_key(HousesDatabase database) throws SQLException {
        try (var superuser = database.asSuperuser()) {
            assertEquals(List.of("f"), Catalogue.strings(superuser, "select has_table_privilege('" + HousesDatabase.APP + "', 'arrival', 'delete')"));
            var held = Catalogue.references(superuser).stream().filter(reference -> reference.table().equals("report")).map(Catalogue.Reference::other).collect(Collectors.toSet());
            assertEquals(Set.of("managed_domain"), held);
            assertTrue(Catalogue.references(superuser).stream().anyMatch(reference -> reference.table().equals("snapshot") && reference.other().equals("managed_domain")));
        }
    }

    /// As superuser, where no policy holds: the keys alone refuse.
    @Test
    void a_reference_to_another_provider_s_row_is_refused_without_policies(HousesDatabase database) throws SQLException {
        try (var superuser = database.asSuperuser()) {
            for (var reference : acrossTenants(superuser)) {
                for (var foreign : List.of(House.BIRCH.first(), House.BIRCH.second())) {
                    assertRefused(superuser, reference, foreign);
                }
            }
        }
    }

    @Test
    void a_reference_to_another_customer_s_domain_is_refused_without_policies(HousesDatabase database) throws SQLException {
        try (var superuser = database.asSuperuser()) {
            var toDomains = acrossTenants(superuser).stream().filter(reference -> reference.other().equals("managed_domain")).toList();
            assertTrue(toDomains.size() >= 3, toDomains.toString());
            for (var reference : toDomains) {
                var row = Catalogue.strings(superuser, "select to_jsonb(t) from " + reference.table() + " t where customer_id = '" + House.ALDER.first().customer() + "' limit 1").getFirst();
                var refusal = HousesDatabase.attempt(superuser, on -> insert(on, reference.table(), row,
                        apart("domain_id", House.ALDER.second().domain().toString())));
                assertTrue(refusal.is(Refusal.FOREIGN_KEY), reference + ": " + refusal);
            }
        }
    }

    /// Columns by which a copied row differs from its model in every unique index, so that only a foreign key can refuse it.
    private static Map<String, String> apart() {
        var columns = new TreeMap<>(Map.of("id", UUID.randomUUID().toString(), "rule_id", "test.other", "subject", "other", "name", "other.example", "state", "DONE",
                "token", "otherothero", "no", "77", "retired_at", "2026-03-02T08:00:00Z", "external_id", "other", "expires_on", LocalDate.now(ZoneOffset.UTC).plusMonths(2).toString()));
        columns.put("occasion", "other");
        return columns;
    }

    private static Map<String, String> apart(String column, String value) {
        var changes = new TreeMap<>(apart());
        changes.put(column, value);
        return changes;
    }

    private static List<Reference> acrossTenants(Connection superuser) throws SQLException {
        return Catalogue.references(superuser).stream().filter(reference -> reference.columns().size() > 1).toList();
    }

    /// Copies a row of ALDER and lets it refer to the other house's row.
    private static void assertRefused(Connection superuser, Reference reference, House.Office foreign) throws SQLException {
        var pointing = reference.columns().stream().filter(column -> !column.equals("provider_id")).toList();
        var target = Catalogue.strings(superuser, "select to_jsonb(t) from " + reference.other() + " t where provider_id = '" + foreign.house().provider() + "' and "
                + (reference.other().equals("customer") ? "id = '" + foreign.customer() + "'" : "true") + " limit 1").getFirst();
        var row = Catalogue.strings(superuser, "select to_jsonb(t) from " + reference.table() + " t where provider_id = '" + House.ALDER.provider() + "' and "
                + pointing.stream().map(column -> column + " is not null").collect(Collectors.joining(" and ")) + " limit 1").getFirst();
        var changed = new TreeMap<>(apart());
        for (var column : pointing) {
            changed.put(column, Catalogue.strings(superuser, "select '" + target.replace("'", "''") + "'::jsonb ->> '"
                    + reference.otherColumns().get(reference.columns().indexOf(column)) + "'").getFirst());
        }
        var refusal = HousesDatabase.attempt(superuser, on -> insert(on, reference.table(), row, changed));
        assertTrue(refusal.is(Refusal.FOREIGN_KEY), reference + ": " + refusal);
    }

    /// @param changes column and its new text; columns that the table does not have are left out
    private static int insert(Connection connection, String table, String row, Map<String, String> changes) throws SQLException {
        var text = changes.entrySet().stream().map(change -> "'" + change.getKey() + "', '" + change.getValue() + "'").collect(Collectors.joining(", "));
        try (var statement = connection.prepareStatement("insert into " + table + " select * from jsonb_populate_record(null::" + table
                + ", ?::jsonb || jsonb_build_object(" + text + "))")) {
            statement.setString(1, row);
            return statement.executeUpdate();
        }
    }

    private static void assertUntouched(Connection connection, String sql) throws SQLException {
        var refusal = HousesDatabase.attempt(connection, on -> on.createStatement().executeUpdate(sql));
        assertTrue(refusal.is(Refusal.PRIVILEGE) || refusal.state().isEmpty() && refusal.rows() == 0, sql + ": " + refusal);
    }

    /// Conditions for rows that the scope does not hold.
    private static List<String> outOf(Scope scope, Table table) {
        var others = table.of(House.BIRCH);
        return scope.seesAllCustomers() || table.customer().isEmpty() ? List.of(others) : List.of(others, table.of(House.ALDER.second()));
    }

    private static Map<String, Long> seen(Connection connection) throws SQLException {
        var seen = new TreeMap<String, Long>();
        for (var table : Catalogue.tables(connection)) {
            long rows = Catalogue.count(connection, table.name(), "true");
            if (rows > 0) {
                seen.put(table.name(), rows);
            }
        }
        return seen;
    }
}

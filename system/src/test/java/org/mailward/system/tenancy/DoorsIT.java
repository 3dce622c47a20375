package org.mailward.system.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailward.access.ApiKey;
import org.mailward.access.KeyRight;
import org.mailward.system.tenancy.House.Office;
import org.mailward.tenancy.Place;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Secret;

/// All three nets together, and the guards at the doors: every boundary of the deployed application, called in the server by
/// each kind of caller.
@ExtendWith({BareServer.class, ArquillianExtension.class})
@RunAsClient
class DoorsIT {

    private static final String WEB = "/mailward-web.war";
    private static final String REFUSED = "EJBAccessException";
    private static final Set<Role> CALLERS = EnumSet.complementOf(EnumSet.of(Role.SYSTEM));
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<Question, Map<String, Answer>> ANSWERS = new HashMap<>();

    /// The application as it is built, with a servlet beside its own that calls its boundaries.
    @Deployment(testable = false)
    static EnterpriseArchive mailward() {
        var ear = ShrinkWrap.createFromZipFile(EnterpriseArchive.class, new File(System.getProperty("mailward.ear")));
        ear.getAsType(WebArchive.class, WEB).addClasses(DoorsServlet.class, DoorCases.class, DoorCases.Call.class, DoorCases.Doors.class,
                House.class, HouseReports.class, Office.class, Leak.class, Leaves.class, Leaves.Leaf.class, Tenant.class);
        return ear;
    }

    @BeforeAll
    static void furnish() throws SQLException {
        var tenant = new Tenant();
        try (var entities = Tenant.factory(tenant, BareServer.stack()::asSuperuser)) {
            for (var house : House.values()) {
                house.fill(entities, tenant);
            }
            tenant.is(House.ALDER);
            entities.runInTransaction(manager -> CALLERS.forEach(role -> manager.persist(
                    new ApiKey(House.ALDER.id("caller/" + role), role.name(), new Place(likeness(role), Optional.empty(), true), KeyRight.ALL, new Secret(secret(role)).hash(), "test", "test", House.THEN))));
        }
        // No key is given such a role: here they stand for people who signed in.
        try (var superuser = BareServer.stack().asSuperuser(); var statement = superuser.prepareStatement("update api_key set role = ?, customer_id = ? where id = ?")) {
            for (var role : CALLERS) {
                statement.setString(1, role.name());
                statement.setObject(2, role.ofACustomer() ? House.ALDER.first().customer() : null);
                statement.setObject(3, House.ALDER.id("caller/" + role));
                statement.executeUpdate();
            }
        }
    }

    /// Without this, the others would hold for doors that are walls.
    @Test
    void every_door_opens_to_somebody_for_what_is_in_scope() throws IOException, InterruptedException {
        var unopened = new TreeMap<>(DoorCases.NAMING);
        unopened.putAll(DoorCases.GIVING);
        for (var role : CALLERS) {
            var known = answers(role, House.ALDER.first(), false);
            var unknown = answers(role, House.ALDER.unknown(), false);
            known.forEach((door, answer) -> {
                if (!answer.outcome().equals(REFUSED) && (DoorCases.GIVING.containsKey(door) || !answer.outcome().equals(unknown.get(door).outcome()))) {
                    unopened.remove(door);
                }
            });
        }
        // A new customer may have any name but a known one: both are answers to what is in scope.
        assertEquals(Set.of(), unopened.keySet());
    }

    static Stream<Arguments> outOfScope() {
        var foreign = List.of(House.BIRCH.first(), House.BIRCH.second());
        return CALLERS.stream().flatMap(role -> Stream.concat(foreign.stream(),
                role == Role.PROVIDER_ADMIN || role == Role.PLATFORM_OPERATOR ? Stream.empty() : Stream.of(House.ALDER.second())).map(office -> Arguments.of(role, office)));
    }

    @ParameterizedTest
    @MethodSource("outOfScope")
    void what_is_out_of_scope_is_answered_like_what_does_not_exist(Role role, Office office) throws IOException, InterruptedException {
        var foreign = answers(role, office, false);
        var unknown = answers(role, House.ALDER.unknown(), false);
        for (var door : DoorCases.NAMING.keySet()) {
            assertEquals(unknown.get(door).outcome(), foreign.get(door).outcome(), door + " for " + role + " and " + office.mark());
        }
    }

    @ParameterizedTest
    @MethodSource("outOfScope")
    void nothing_out_of_scope_is_given(Role role, Office office) throws IOException, InterruptedException {
        var calls = Stream.of(DoorCases.NAMING, DoorCases.GIVING).flatMap(cases -> cases.keySet().stream()).toList();
        for (var asked : List.of(office, House.ALDER.first())) {
            var answers = answers(role, asked, false);
            calls.forEach(door -> assertEquals("[]", answers.get(door).leaks(), door + " for " + role + " and " + asked.mark()));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "SYSTEM")
    void a_role_that_a_door_does_not_name_is_refused(Role role) throws IOException, InterruptedException {
        var answers = answers(role, House.ALDER.first(), false);
        int refused = 0;
        for (var door : answers.keySet()) {
            if (!allowed(door).contains(role.name())) {
                assertEquals(REFUSED, answers.get(door).outcome(), door + " for " + role);
                refused++;
            } else {
                assertNotEquals(REFUSED, answers.get(door).outcome(), door + " for " + role);
            }
        }
        assertTrue(refused > 2, "refused to " + role + ": " + refused);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "SYSTEM")
    void a_scope_that_is_not_the_caller_s_own_is_refused(Role role) throws IOException, InterruptedException {
        var answers = answers(role, House.ALDER.first(), true);
        for (var door : answers.keySet()) {
            if (!DoorCases.BY_PROOF.containsKey(door)) {
                assertEquals(REFUSED, answers.get(door).outcome(), door + " for " + role);
            }
        }
    }

    @Test
    void an_open_door_gives_what_the_caller_proves_and_nothing_else() throws IOException, InterruptedException {
        var own = answers(Role.CUSTOMER_VIEWER, House.ALDER.first(), false);
        var unknown = answers(Role.CUSTOMER_VIEWER, House.ALDER.unknown(), false);
        for (var door : DoorCases.BY_PROOF.keySet()) {
            assertEquals("[]", own.get(door).leaks(), door);
            assertEquals("[]", unknown.get(door).leaks(), door);
        }
        assertNotEquals(unknown.get("PresentKey.open(String, String)").outcome(), own.get("PresentKey.open(String, String)").outcome());
        assertNotEquals(unknown.get("SignIn.seats(String)").outcome(), own.get("SignIn.seats(String)").outcome());
    }

    @Test
    void nothing_that_these_calls_did_has_stayed() throws SQLException, IOException, InterruptedException {
        for (var role : CALLERS) {
            ask(role, House.BIRCH.first(), false);
        }
        try (var superuser = BareServer.stack().asSuperuser()) {
            assertEquals(List.of("ACTIVE"), Catalogue.strings(superuser, "select distinct state from customer"));
            assertEquals(List.of(House.BIRCH.first().mark()), Catalogue.strings(superuser, "select name from customer where id = '" + House.BIRCH.first().customer() + "'"));
            assertEquals(List.of("0"), Catalogue.strings(superuser, "select count(*) from api_key where revoked_at is not null"));
        }
    }

    /// @param outcome as text, or the class of what was thrown
    /// @param leaks what it gave that the scope must not see
    private record Answer(String outcome, String leaks) {
    }

    /// @param stranger ask for somebody else than the caller
    private record Question(Role role, Office office, boolean stranger) {
    }

    /// What every door answers. What a call does is undone, so that each question is asked once, whoever wants to know.
    private static Map<String, Answer> answers(Role role, Office office, boolean stranger) throws IOException, InterruptedException {
        var question = new Question(role, office, stranger);
        var known = ANSWERS.get(question);
        if (known != null) {
            return known;
        }
        var answers = ask(role, office, stranger);
        ANSWERS.put(question, answers);
        return answers;
    }

    private static Map<String, Answer> ask(Role role, Office office, boolean stranger) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(BareServer.stack().url() + "/api/doors?house=" + office.house() + "&office=" + office.name() + "&stranger=" + stranger))
                .header("Authorization", "Bearer " + secret(role)).build();
        var response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, response.statusCode(), response.body());
        var answers = new TreeMap<String, Answer>();
        response.body().lines().map(line -> line.split("\t", -1)).forEach(cells -> answers.put(cells[0], new Answer(cells[1], cells[2])));
        var calls = Stream.of(DoorCases.NAMING, DoorCases.GIVING, DoorCases.OF_THE_OPERATOR, DoorCases.BY_PROOF).mapToInt(Map::size).sum();
        assertEquals(calls, answers.size());
        return answers;
    }

    /// The roles that a boundary's method names; all where it is open to everybody.
    private static Set<String> allowed(String door) {
        var boundary = DoorCases.BOUNDARIES.stream().filter(type -> door.startsWith(type.getSimpleName() + ".")).findFirst().orElseThrow();
        var method = Arrays.stream(boundary.getDeclaredMethods()).filter(one -> door.startsWith(boundary.getSimpleName() + "." + one.getName() + "(")).findFirst().orElseThrow();
        var own = method.getAnnotation(RolesAllowed.class);
        if (own != null) {
            return Set.of(own.value());
        }
        return boundary.isAnnotationPresent(PermitAll.class) ? Set.copyOf(CALLERS.stream().map(Role::name).toList()) : Set.of(boundary.getAnnotation(RolesAllowed.class).value());
    }

    private static Role likeness(Role role) {
        return role.ofAProvider() ? role : Role.PROVIDER_ADMIN;
    }

    private static String secret(Role role) {
        return "mk_caller_" + role;
    }
}

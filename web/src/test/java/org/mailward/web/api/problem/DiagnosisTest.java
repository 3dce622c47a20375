package org.mailward.web.api.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.ejb.EJBTransactionRolledbackException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.resource.ResourceException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailward.platform.persistence.PersistenceTrouble;
import org.mailward.tenancy.InvalidInput;
import org.mailward.tenancy.Outcome;

class DiagnosisTest {

    static Stream<Arguments> thrown() {
        return Stream.of(
                Arguments.of(new InvalidInput("name", "Too long."), ProblemKind.INVALID),
                Arguments.of(wrapped(new InvalidInput("name", "Too long.")), ProblemKind.INVALID),
                Arguments.of(new EJBTransactionRolledbackException("x", wrapped(new InvalidInput("name", "Too long."))), ProblemKind.INVALID),
                Arguments.of(new EJBAccessException("The scope is not the caller's own"), ProblemKind.FORBIDDEN),
                Arguments.of(wrapped(new EJBAccessException("no")), ProblemKind.FORBIDDEN),
                Arguments.of(wrapped(new PersistenceTrouble("down", new SQLException("x"))), ProblemKind.UNAVAILABLE),
                Arguments.of(wrapped(new PersistenceException(new SQLException("refused", "08001"))), ProblemKind.UNAVAILABLE),
                Arguments.of(wrapped(new PersistenceException(new SQLException("shutting down", "57P01"))), ProblemKind.UNAVAILABLE),
                Arguments.of(wrapped(new PersistenceException(new SQLException("deadlock", "40P01"))), ProblemKind.UNAVAILABLE),
                Arguments.of(wrapped(new PersistenceException(new SQLException("Error in allocating a connection"))), ProblemKind.UNAVAILABLE),
                Arguments.of(new IllegalStateException(new ResourceException("pool is full")), ProblemKind.UNAVAILABLE),
                Arguments.of(wrapped(commitFailed(new SQLException("duplicate key", "23505"))), ProblemKind.CHANGED_MEANWHILE),
                Arguments.of(wrapped(new OptimisticLockException()), ProblemKind.CHANGED_MEANWHILE),
                Arguments.of(wrapped(new PersistenceException(new SQLException("syntax", "42601"))), ProblemKind.UNEXPECTED),
                Arguments.of(wrapped(new PersistenceException(new SQLException("invalid byte sequence for encoding \"UTF8\": 0x00", "22021"))), ProblemKind.INVALID),
                Arguments.of(wrapped(new PersistenceException(new SQLException("timestamp out of range", "22008"))), ProblemKind.INVALID),
                Arguments.of(wrapped(new PersistenceException(new SQLException("division by zero", "22012"))), ProblemKind.UNEXPECTED),
                Arguments.of(new jakarta.ws.rs.NotFoundException(new IllegalArgumentException("no UUID")), ProblemKind.NOT_FOUND),
                Arguments.of(new jakarta.ws.rs.NotAllowedException("GET"), ProblemKind.METHOD_NOT_ALLOWED),
                Arguments.of(new jakarta.ws.rs.NotAcceptableException(), ProblemKind.NOT_ACCEPTABLE),
                Arguments.of(new jakarta.ws.rs.NotSupportedException(), ProblemKind.UNSUPPORTED_MEDIA_TYPE),
                Arguments.of(new jakarta.ws.rs.BadRequestException(), ProblemKind.UNREADABLE),
                Arguments.of(new jakarta.ws.rs.InternalServerErrorException(), ProblemKind.UNEXPECTED),
                Arguments.of(new IllegalStateException("secret detail"), ProblemKind.UNEXPECTED));
    }

    private static EJBException wrapped(Exception cause) {
        return new EJBException(cause);
    }

    private static RollbackException commitFailed(SQLException cause) {
        var rollback = new RollbackException("Transaction marked for rollback.");
        rollback.initCause(new PersistenceException(cause));
        return rollback;
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void finds_what_the_container_wrapped(Throwable thrown, ProblemKind expected) {
        var problem = Diagnosis.of(thrown);
        assertEquals(expected.type(), problem.type());
        assertEquals(expected.status(), problem.status());
    }

    @ParameterizedTest
    @CsvSource({"22021, character", "22008, day"})
    void says_what_the_database_cannot_hold(String state, String what) {
        assertTrue(Diagnosis.of(wrapped(new PersistenceException(new SQLException("refused", state)))).detail().contains(what));
    }

    @Test
    void names_the_field_and_how_to_mend_it() {
        var problem = Diagnosis.of(wrapped(new InvalidInput("country", "'XX' is not a country.")));
        assertEquals(Optional.of("country"), problem.field());
        assertEquals("'XX' is not a country.", problem.detail());
    }

    @Test
    void tells_nothing_of_what_nobody_foresaw() {
        assertEquals(ProblemKind.UNEXPECTED.sentence(), Diagnosis.of(new IllegalStateException("secret detail")).detail());
    }

    @Test
    void ends_when_causes_form_a_ring() {
        var first = new IllegalStateException("first");
        first.initCause(new IllegalStateException("second", first));
        assertEquals(500, Diagnosis.of(first).status());
    }

    @Test
    void a_refusal_keeps_its_field_and_sentence() {
        var thrown = assertThrows(ProblemException.class, () -> ProblemException.done(Outcome.refused("name", "The name is taken.")));
        assertEquals(409, thrown.problem().status());
        assertEquals(Optional.of("name"), thrown.problem().field());
        assertEquals("The name is taken.", thrown.problem().detail());
    }

    @Test
    void missing_and_not_found_read_the_same() {
        var missing = assertThrows(ProblemException.class, () -> ProblemException.done(Outcome.missing())).problem();
        assertEquals(missing, assertThrows(ProblemException.class, () -> ProblemException.found(Optional.empty())).problem());
        assertEquals(missing, Diagnosis.of(new jakarta.ws.rs.NotFoundException()));
    }

    @Test
    void kinds_have_types_of_their_own() {
        assertEquals(ProblemKind.values().length, Arrays.stream(ProblemKind.values()).map(ProblemKind::type).distinct().count());
        assertTrue(Arrays.stream(ProblemKind.values()).allMatch(kind -> kind.type().matches("urn:mailward:problem:[a-z-]+")));
    }
}

package org.mailward.platform.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.sql.Array;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.postgresql.core.BaseConnection;
import org.postgresql.jdbc.PgArray;

/// The bytes are those that PostgreSQL's own `uuid_send`, `timestamptz_send` and `date_send` make, inside `array_send`.
class BinaryArraysTest {

    /// Nothing is asked of it: the array only keeps it.
    private static final BaseConnection NOBODY = (BaseConnection) Proxy.newProxyInstance(BinaryArraysTest.class.getClassLoader(), new Class<?>[] {BaseConnection.class}, (_, method, _) -> {
        throw new UnsupportedOperationException(method.getName());
    });

    private static String hex(Array array) {
        return HexFormat.of().formatHex(((PgArray) array).toBytes());
    }

    @Test
    void ids_with_a_null_between_them() throws Exception {
        assertEquals("00000001" + "00000001" + "00000b86" + "00000003" + "00000001"
                + "00000010" + "0123456789abcdeffedcba9876543210" + "ffffffff" + "00000010" + "00000000000000000000000000000001",
                hex(BinaryArrays.ids(NOBODY, new Object[] {UUID.fromString("01234567-89ab-cdef-fedc-ba9876543210"), null, new UUID(0, 1)})));
    }

    @Test
    void instants_before_and_after_the_year_2000_to_the_nearest_microsecond() throws Exception {
        assertEquals("00000001" + "00000001" + "000004a0" + "00000004" + "00000001"
                + "00000008" + "0000000000000000" + "00000008" + "ffffffffffffffff" + "00000008" + "00000000000f4240" + "00000008" + "00000000000f4241",
                hex(BinaryArrays.instants(NOBODY, new Object[] {Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("1999-12-31T23:59:59.999999Z"),
                        Instant.parse("2000-01-01T00:00:00.999999500Z"), Instant.parse("2000-01-01T00:00:01.000001499Z")})));
    }

    @Test
    void days() throws Exception {
        assertEquals("00000001" + "00000001" + "0000043a" + "00000003" + "00000001" + "00000004" + "00000000" + "00000004" + "ffffffff" + "00000004" + "0000016e",
                hex(BinaryArrays.days(NOBODY, new Object[] {LocalDate.of(2000, 1, 1), LocalDate.of(1999, 12, 31), LocalDate.of(2001, 1, 1)})));
    }
}

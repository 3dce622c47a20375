package org.mailward.platform.persistence;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgArray;

/// Arrays of ids, instants and days as PostgreSQL keeps them. The driver would write them out as text, each letter of which it looks at, and the database would
/// read it again: for what a scan finds that was a twentieth of the database's work.
///
/// Elements may be null.
///
/// @see <a href="https://www.postgresql.org/docs/18/protocol-overview.html#PROTOCOL-FORMAT-CODES">Formats of values</a>
final class BinaryArrays {

    /// Dimensions, whether there are nulls, the elements' type, the length of the one dimension, and the number of its first element.
    private static final int HEAD = 5 * Integer.BYTES;
    private static final int NULL = -1;

    private BinaryArrays() {
    }

    /// Writes one value that is not null.
    @FunctionalInterface
    private interface Writer<T> {
        void write(T value, ByteBuffer to);
    }

    /// @param ids each null or a [UUID]
    static Array ids(BaseConnection connection, @Nullable Object[] ids) throws SQLException {
        return array(connection, Oid.UUID_ARRAY, Oid.UUID, 2 * Long.BYTES, ids, UUID.class, (id, to) -> to.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()));
    }

    /// To the microsecond.
    /// @param instants each null or an [Instant]
    static Array instants(BaseConnection connection, @Nullable Object[] instants) throws SQLException {
        return array(connection, Oid.TIMESTAMPTZ_ARRAY, Oid.TIMESTAMPTZ, Long.BYTES, instants, Instant.class, (instant, to) -> to.putLong(Epoch.micros(instant)));
    }

    /// @param days each null or a [LocalDate]
    static Array days(BaseConnection connection, @Nullable Object[] days) throws SQLException {
        return array(connection, Oid.DATE_ARRAY, Oid.DATE, Integer.BYTES, days, LocalDate.class, (day, to) -> to.putInt(Epoch.day(day)));
    }

    private static <T> Array array(BaseConnection connection, int type, int element, int size, @Nullable Object[] values, Class<T> of, Writer<T> writer) throws SQLException {
        var octets = ByteBuffer.allocate(HEAD + values.length * (Integer.BYTES + size));
        octets.putInt(1).putInt(1).putInt(element).putInt(values.length).putInt(1);
        for (var value : values) {
            if (value == null) {
                octets.putInt(NULL);
            } else {
                writer.write(of.cast(value), octets.putInt(size));
            }
        }
        var written = new byte[octets.position()];
        octets.flip().get(written);
        return new PgArray(connection, type, written);
    }
}

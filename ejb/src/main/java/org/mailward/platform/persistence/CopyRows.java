package org.mailward.platform.persistence;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.postgresql.copy.CopyIn;

/// Rows for PostgreSQL's COPY in its binary format, value by value; gathered into large messages, since the driver makes a message of
/// every piece that it is given.
///
/// The database takes binary values as they are: to read ids, days and arrays from text was a tenth of its work for a report. In return
/// each value must be of exactly its column's type.
///
/// @see <a href="https://www.postgresql.org/docs/18/sql-copy.html">COPY, binary format</a>
public final class CopyRows {

    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int FULL = 1 << 16;
    private static final int ID_BYTES = 16;

    private static final int OF_NUMBERS = 20;
    private static final int OF_SMALL_NUMBERS = 21;
    private static final int OF_TEXTS = 25;
    private static final int OF_IDS = 2950;

    private final CopyIn copy;
    private byte[] bytes = new byte[FULL + (FULL >> 2)];
    private int length;
    private int row = -1;
    private int fields;

    CopyRows(CopyIn copy) {
        this.copy = copy;
        System.arraycopy(SIGNATURE, 0, bytes, 0, SIGNATURE.length);
        // No flags, and no extension of the header.
        length = SIGNATURE.length + 2 * Integer.BYTES;
    }

    /// Ends the row of the values before it.
    public void endRow() throws SQLException {
        bytes[row] = (byte) (fields >> 8);
        bytes[row + 1] = (byte) fields;
        row = -1;
        fields = 0;
        if (length >= FULL) {
            flush();
        }
    }

    /// Ends the rows.
    void end() throws SQLException {
        ensure(Short.BYTES);
        int16(-1);
        flush();
    }

    private void flush() throws SQLException {
        copy.writeToCopy(bytes, 0, length);
        length = 0;
    }

    public CopyRows text(String text) {
        field(text.length() * Utf8.MOST);
        int from = length;
        length = Utf8.write(text, bytes, from);
        sized(from, length - from);
        return this;
    }

    /// A text that is in UTF-8 already.
    CopyRows utf8(byte[] text, int from, int count) {
        return octets(text, from, count);
    }

    public CopyRows octets(byte[] octets) {
        return octets(octets, 0, octets.length);
    }

    private CopyRows octets(byte[] octets, int from, int count) {
        field(count);
        sized(length, count);
        System.arraycopy(octets, from, bytes, length, count);
        length += count;
        return this;
    }

    /// An `integer`.
    public CopyRows integer(int value) {
        field(Integer.BYTES);
        sized(length, Integer.BYTES);
        int32(value);
        return this;
    }

    /// A `bigint`.
    public CopyRows number(long value) {
        field(Long.BYTES);
        sized(length, Long.BYTES);
        int64(value);
        return this;
    }

    public CopyRows flag(boolean value) {
        field(1);
        sized(length, 1);
        bytes[length++] = (byte) (value ? 1 : 0);
        return this;
    }

    public CopyRows id(UUID id) {
        field(ID_BYTES);
        sized(length, ID_BYTES);
        int128(id);
        return this;
    }

    public CopyRows id(Optional<UUID> id) {
        return id.map(this::id).orElseGet(this::nothing);
    }

    public CopyRows day(LocalDate day) {
        return integer(Epoch.day(day));
    }

    /// To the microsecond, as the database keeps it.
    public CopyRows instant(Instant instant) {
        return number(Epoch.micros(instant));
    }

    public CopyRows instant(Optional<Instant> instant) {
        return instant.map(this::instant).orElseGet(this::nothing);
    }

    /// An array of ids.
    public CopyRows ids(List<UUID> ids) {
        array(OF_IDS, ids.size(), ID_BYTES);
        for (var id : ids) {
            int32(ID_BYTES);
            int128(id);
        }
        return this;
    }

    /// An array of `bigint`.
    public CopyRows numbers(long[] values) {
        array(OF_NUMBERS, values.length, Long.BYTES);
        for (long value : values) {
            int32(Long.BYTES);
            int64(value);
        }
        return this;
    }

    /// An array of `smallint`.
    public CopyRows smalls(int[] values) {
        array(OF_SMALL_NUMBERS, values.length, Short.BYTES);
        for (int value : values) {
            int32(Short.BYTES);
            int16(value);
        }
        return this;
    }

    /// An array of texts.
    public CopyRows texts(List<String> texts) {
        var octets = texts.stream().map(text -> {
            var room = new byte[text.length() * Utf8.MOST];
            return Arrays.copyOf(room, Utf8.write(text, room, 0));
        }).toList();
        int total = octets.stream().mapToInt(text -> text.length + Integer.BYTES).sum();
        arrayHead(OF_TEXTS, octets.size(), total);
        for (var text : octets) {
            int32(text.length);
            System.arraycopy(text, 0, bytes, length, text.length);
            length += text.length;
        }
        return this;
    }

    private CopyRows nothing() {
        field(0);
        sized(length, -1);
        return this;
    }

    private void array(int element, int count, int size) {
        arrayHead(element, count, Math.multiplyExact(count, size + Integer.BYTES));
    }

    /// Dimensions, whether there are nulls, the elements' type; and for the one dimension its length and the number of the first.
    private void arrayHead(int element, int count, int octets) {
        int head = (count == 0 ? 3 : 5) * Integer.BYTES;
        field(head + octets);
        sized(length, head + octets);
        int32(count == 0 ? 0 : 1);
        int32(0);
        int32(element);
        if (count > 0) {
            int32(count);
            int32(1);
        }
    }

    /// Begins a value, and its row where it is the first, with room for as many octets. Its size goes before it, once it is known.
    private void field(int octets) {
        ensure(Short.BYTES + Integer.BYTES + octets);
        if (row < 0) {
            row = length;
            length += Short.BYTES;
        }
        fields++;
        length += Integer.BYTES;
    }

    private void sized(int from, int size) {
        bytes[from - 4] = (byte) (size >> 24);
        bytes[from - 3] = (byte) (size >> 16);
        bytes[from - 2] = (byte) (size >> 8);
        bytes[from - 1] = (byte) size;
    }

    private void int16(int value) {
        bytes[length++] = (byte) (value >> 8);
        bytes[length++] = (byte) value;
    }

    private void int32(int value) {
        int16(value >> 16);
        int16(value);
    }

    private void int64(long value) {
        int32((int) (value >> 32));
        int32((int) value);
    }

    private void int128(UUID id) {
        int64(id.getMostSignificantBits());
        int64(id.getLeastSignificantBits());
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}

package org.mailward.publishing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// Tables for spreadsheets, in which nothing is taken for a formula.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc4180#section-2">RFC 4180 §2</a>
public final class SafeCsv {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String LINE_END = "\r\n";

    private SafeCsv() {
    }

    /// @param lines the head first
    /// @return UTF-8 with a byte order mark, without which spreadsheets read another encoding
    public static byte[] of(List<List<String>> lines) {
        return lines.stream().map(cells -> cells.stream().map(SafeCsv::cell).collect(Collectors.joining(",")))
                .collect(Collectors.joining(LINE_END, BYTE_ORDER_MARK, LINE_END))
                .getBytes(StandardCharsets.UTF_8);
    }

    /// One cell, with nothing in it that a spreadsheet would carry out.
    public static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n' || c == ';' || c == '\t');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}

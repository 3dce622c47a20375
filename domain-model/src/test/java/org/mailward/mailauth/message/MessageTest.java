package org.mailward.mailauth.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MessageTest {

    private static final String LF = "Lines end with LF alone; they were read as CR LF.";

    private static Message read(String text) {
        return Message.read(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<String> raws(Message message) {
        return message.headers().stream().map(Header::raw).toList();
    }

    @Test
    void reads_headers_in_order_and_the_body_as_it_is() {
        Message message = read("From: a@example.org\r\nX-Long: one\r\n two\r\n\tthree\r\nfrom : b\r\n\r\nHi.\r\n\r\n..\u00e9\r\n");
        assertEquals(List.of("From: a@example.org", "X-Long: one\r\n two\r\n\tthree", "from : b"), raws(message));
        assertEquals(Optional.of("Hi.\r\n\r\n..\u00e9\r\n"), message.body());
        assertEquals(List.of(), message.oddities());
        assertEquals(List.of("From", "X-Long", "from"), message.headers().stream().map(Header::name).toList());
        assertEquals(" one\r\n two\r\n\tthree", message.headers().get(1).value());
        assertEquals("one two\tthree", message.headers().get(1).unfolded());
        assertEquals(2, message.all("FROM").size());
        assertEquals(Optional.of("a@example.org"), message.first("from").map(Header::unfolded));
        assertEquals(Optional.empty(), message.first("To"));
        assertTrue(message.headers().get(2).is("From") && !message.headers().get(1).is("From"));
        assertEquals("From: a@example.org\r\nX-Long: one\r\n two\r\n\tthree\r\nfrom : b\r\n\r\nHi.\r\n\r\n..\u00e9\r\n", message.text());
        assertEquals(message, read(message.text()));
    }

    @Test
    void line_ends_become_those_of_mail_servers() {
        Message message = read("From: a\nTo: b\n c\n\nHi.\n\nBye.\r\nEnd");
        assertEquals(List.of("From: a", "To: b\r\n c"), raws(message));
        assertEquals(Optional.of("Hi.\r\n\r\nBye.\r\nEnd"), message.body());
        assertEquals(List.of(LF), message.oddities());
        assertEquals(List.of(LF), read("From: a\r\n\r\nHi.\r\n\nBye.\r\n").oddities());
        assertEquals(List.of(LF), read("From: a\nTo: b\r\n\r\nHi.\r\n").oddities());
        assertEquals(Optional.of("\r\nBye."), read("From: a\r\n\r\n\nBye.").body());
        assertEquals(List.of("From: a\rb"), raws(read("From: a\rb\r\n")), "a bare CR is a character");
    }

    @Test
    void a_header_alone_has_no_body() {
        for (String end : List.of("", "\r\n", "\r\n\r\n", "\r\n\r\n\r\n\r\n")) {
            Message message = read("From: a" + end);
            assertEquals(List.of("From: a"), raws(message));
            assertEquals(Optional.empty(), message.body());
            assertEquals(List.of(), message.oddities());
        }
        assertEquals("From: a\r\n", read("From: a").text());
    }

    @Test
    void what_stands_before_the_header_is_passed_over() {
        assertEquals(List.of("The first line is a mailbox file's separator ('From ') and no part of the message."), read("From a@example.org Fri Jul 11\r\nFrom: a").oddities());
        assertEquals(List.of("From: a"), raws(read("From a@example.org Fri Jul 11\r\nFrom: a")));
        assertEquals(List.of("There are empty lines before the header."), read("\r\n\r\nFrom: a").oddities());
        assertEquals(List.of("From: a"), raws(read("\n\r\n\nFrom: a")));
        Message marked = read("\u00ef\u00bb\u00bfFrom: a");
        assertEquals(List.of("From: a"), raws(marked));
        assertEquals(List.of("The text begins with a byte order mark, which no mail server sends."), marked.oddities());
        assertEquals(List.of(), read("").headers());
        assertEquals(List.of(), read("").oddities());
        assertEquals(List.of(), read("\r\n\r\n").oddities());
    }

    @Test
    void lines_that_are_no_header_are_left_out_and_told() {
        Message message = read("hello there\r\nFrom: a\r\n:nothing\r\nBad Name: x\r\nN\u00e9: x\r\nN\u007f: x\r\nTo: b\r\n");
        assertEquals(List.of("From: a", "To: b"), raws(message));
        assertEquals(List.of("A line of the header is no header field and was left out: 'hello there'.", "A line of the header is no header field and was left out: ':nothing'.",
                "A line of the header is no header field and was left out: 'Bad Name: x'.", "A line of the header is no header field and was left out: 'N?: x'."), message.oddities());
        Message middle = read("  rest of a field\r\nFrom: a");
        assertEquals(List.of("From: a"), raws(middle));
        assertEquals(List.of("The header begins in the middle of a field, or a line before it was left out: 'rest of a field'."), middle.oddities());
    }

    @Test
    void the_number_of_oddities_is_bounded() {
        var text = new StringBuilder();
        IntStream.range(0, 40).forEach(i -> text.append("no header ").append(i).append("\r\n"));
        assertEquals(MessageReader.MOST_ODDITIES, read(text.toString()).oddities().size());
    }

    @Test
    void size_is_bounded() {
        var limits = new Message.Limits(40, 3, 20);
        Message large = Message.read(("From: a\r\n\r\n" + "x".repeat(30)).getBytes(StandardCharsets.ISO_8859_1), limits);
        assertEquals(List.of("The message is larger than 40 octets; the rest was not read."), large.oddities());
        assertEquals(Optional.empty(), large.body(), "a body that was cut off is not known");
        assertEquals(Optional.of("x".repeat(29)), Message.read(("From: a\r\n\r\n" + "x".repeat(29)).getBytes(StandardCharsets.ISO_8859_1), limits).body());
        Message many = Message.read("A: 1\r\nB: 2\r\nC: 3\r\nD: 4\r\n 5\r\nE: 5\r\n".getBytes(StandardCharsets.ISO_8859_1), limits);
        assertEquals(List.of("A: 1", "B: 2", "C: 3"), raws(many));
        assertEquals(List.of("There are more than 3 header fields; 2 were not read."), many.oddities());
        Message three = Message.read("A: 1\r\nB: 2\r\nC: 3\r\n".getBytes(StandardCharsets.ISO_8859_1), limits);
        assertEquals(List.of(), three.oddities());
        Message longField = Message.read("A: 345678901234567890X".getBytes(StandardCharsets.ISO_8859_1), limits);
        assertEquals(List.of("A: 345678901234567890".substring(0, 20)), raws(longField));
        assertEquals(List.of("A header field is longer than 20 octets and was cut."), longField.oddities());
        assertEquals(List.of("A: 34567\r\n 123456789"), raws(Message.read("A: 34567\r\n 123456789X".getBytes(StandardCharsets.ISO_8859_1), limits)));
        assertEquals(List.of(), Message.read("A: 34567890123456789".getBytes(StandardCharsets.ISO_8859_1), limits).oddities());
        assertEquals(List.of(), raws(Message.read(("N".repeat(30) + ": x").getBytes(StandardCharsets.ISO_8859_1), limits)));
        assertEquals(List.of("A: 3", "B: 1"), raws(Message.read("A: 3\r\nB: 1".getBytes(StandardCharsets.ISO_8859_1), limits)));
        for (int[] wrong : new int[][] {{0, 1, 1}, {1, 0, 1}, {1, 1, 0}}) {
            assertThrows(IllegalArgumentException.class, () -> new Message.Limits(wrong[0], wrong[1], wrong[2]));
        }
        assertEquals(new Message.Limits(10_485_760, 1_000, 65_536), Message.Limits.DEFAULT);
        assertEquals(new Message.Limits(1, 1, 1), new Message.Limits(1, 1, 1));
    }

    @Test
    void pasted_text_becomes_octets() {
        assertEquals("Subject: B\u00c3\u00bccher", Message.read("Subject: B\u00fccher").headers().getFirst().raw());
        assertEquals("B\u00fccher", Words.decode("B\u00c3\u00bccher"));
        assertEquals("B\u00fccher", Words.decode("B\u00fccher"), "what is not UTF-8 stays as it is");
    }

    @Test
    void a_header_has_a_name() {
        assertThrows(IllegalArgumentException.class, () -> new Header(": x"));
        assertThrows(IllegalArgumentException.class, () -> new Header("x"));
        assertEquals("x", new Header("x:").name());
        assertFalse(new Header("x:").value().contains("x"));
    }

    @Test
    void a_large_message_is_read_in_one_go() {
        var text = new StringBuilder("From: a\n\n");
        IntStream.range(0, 100_000).forEach(i -> text.append("line ").append(i).append('\n'));
        assertEquals(100_000, read(text.toString()).body().orElseThrow().lines().count());
    }
}

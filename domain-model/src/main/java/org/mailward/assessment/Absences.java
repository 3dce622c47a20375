package org.mailward.assessment;

import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordType;

/// Answers that say that something is not there, as JSON.
///
/// Most answers are such, and every scan keeps dozens of them. Each is one text, such as `no-such-name TXT s1._domainkey.example.org`, or
/// `no-such-name-authenticated …` where the resolver vouched for it; the name comes last, since SPF's macros can make one with blanks. Those that follow each
/// other and differ in nothing but the first label of their names, as a domain's selectors do, share the rest:
/// `["no-such-name TXT _domainkey.example.org", "s1", "s2"]`.
final class Absences {

    private static final String NO_DATA = "no-data";
    private static final String NO_SUCH_NAME = "no-such-name";
    private static final String AUTHENTICATED = "-authenticated";

    private final JsonText json;
    /// Those that are not written yet: what they have in common, and where they differ.
    private String kind = "";
    private String above = "";
    private final List<String> labels = new ArrayList<>();

    Absences(JsonText json) {
        this.json = json;
    }

    void add(Answer.NoData none) {
        add(none.authenticated() ? NO_DATA + AUTHENTICATED : NO_DATA, none.question());
    }

    void add(Answer.NoSuchName none) {
        add(none.authenticated() ? NO_SUCH_NAME + AUTHENTICATED : NO_SUCH_NAME, none.question());
    }

    private void add(String what, Question question) {
        var name = question.name().ascii();
        int dot = name.indexOf('.');
        var head = what + ' ' + question.type().name() + ' ';
        if (dot <= 0 || dot == name.length() - 1) {
            end();
            json.value(head + name);
            return;
        }
        if (!kind.equals(head) || above.length() != name.length() - dot - 1 || !name.endsWith(above)) {
            end();
            kind = head;
            above = name.substring(dot + 1);
        }
        labels.add(name.substring(0, dot));
    }

    /// Writes those that are not written yet. To be called before anything else is written.
    void end() {
        if (labels.size() == 1) {
            json.value(kind + labels.getFirst() + '.' + above);
        } else if (!labels.isEmpty()) {
            json.beginArray().value(kind + above);
            labels.forEach(json::value);
            json.endArray();
        }
        labels.clear();
        kind = "";
    }

    /// @throws IllegalArgumentException when nobody writes such
    static Stream<Answer> read(JsonArray sharing) {
        if (sharing.size() < 2) {
            throw new IllegalArgumentException("Absences that share something are at least one, not as in " + sharing);
        }
        var head = parts(sharing.getString(0));
        return IntStream.range(1, sharing.size()).mapToObj(i -> answer(head[0], head[1], sharing.getString(i) + '.' + head[2]));
    }

    /// @throws IllegalArgumentException when nobody writes such
    static Answer read(String text) {
        var parts = parts(text);
        return answer(parts[0], parts[1], parts[2]);
    }

    private static String[] parts(String text) {
        var parts = text.split(" ", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("An absence names its kind, type and name, not '" + text + "'");
        }
        return parts;
    }

    private static Answer answer(String kind, String type, String name) {
        var question = new Question(new DomainName(name), RecordType.valueOf(type));
        return switch (kind) {
            case NO_DATA -> new Answer.NoData(question, false);
            case NO_DATA + AUTHENTICATED -> new Answer.NoData(question, true);
            case NO_SUCH_NAME -> new Answer.NoSuchName(question, false);
            case NO_SUCH_NAME + AUTHENTICATED -> new Answer.NoSuchName(question, true);
            default -> throw new IllegalArgumentException("There is no absence of the kind '" + kind + "'");
        };
    }
}

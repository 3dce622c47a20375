package org.mailward.assessment;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.orgdomain.PublicSuffix;
import org.mailward.mailauth.web.FetchFailure;
import org.mailward.mailauth.web.FetchedDocument;
import org.mailward.mailauth.web.WebAddress;

/// Evidence as JSON, so that it can be stored and read again without loss.
///
/// Text from outside may hold any octet, and a database refuses some of them inside JSON. Text that is not plain printable
/// ASCII is therefore written as `{"utf16": "<base64>"}`. Most answers are absences, which have a form of their own ([Absences]).
///
/// What was seen stands first, and when it was seen, or for how long it may be remembered, last: so two gatherings that saw the same have texts
/// that begin alike ([#print(String)]), which is how nearly all scans of a day are told to need no keeping.
public final class EvidenceJson {

    /// The version of the format that is written. Every version ever written can be read.
    public static final int VERSION = 5;

    private static final String NO_DATA = "no-data";
    private static final String NO_SUCH_NAME = "no-such-name";
    /// Ends what was seen. No text inside JSON can hold it, since each of its quotation marks would be escaped there.
    private static final String TIMES = ",\"gatheredAt\":";

    /// Found once: finding it is a search through class loaders, which scans on virtual threads should not do again and again.
    static final JsonProvider JSON = JsonProvider.provider();

    /// In characters; only to begin with.
    private static final int USUAL_LENGTH = 8 * 1024;

    private EvidenceJson() {
    }

    public static String write(Evidence evidence) {
        var json = new JsonText(USUAL_LENGTH).beginObject().member("version", VERSION).member("domain", evidence.domain().ascii()).member("probe", evidence.probe());
        json.name("selectors").beginArray();
        evidence.selectors().forEach(json::value);
        json.endArray().name("answers").beginArray();
        write(evidence.answers().values(), json);
        json.endArray();
        evidence.policy().ifPresent(policy -> json.name("policy").value(policy(policy).build()));
        evidence.suffix().ifPresent(suffix -> write(suffix, json.name("suffix")).endObject());
        if (!evidence.ends().isEmpty()) {
            json.name("ends").beginArray();
            evidence.ends().values().forEach(end -> write(end, json).member("name", end.name().ascii()).endObject());
            json.endArray();
        }
        if (evidence.probed()) {
            json.name("smtp").value(SmtpJson.write(evidence.smtp()).build());
        }
        if (!evidence.documents().isEmpty()) {
            json.name("documents").beginArray();
            evidence.documents().forEach((address, document) -> json.value(document(document).add("address", address.toString()).build()));
            json.endArray();
        }
        json.member("gatheredAt", evidence.gatheredAt().toString()).name("ttls").beginArray();
        evidence.answers().values().forEach(answer -> {
            if (answer instanceof Answer.Found found) {
                json.value(found.ttl().toSeconds());
            }
        });
        json.endArray();
        if (!evidence.ages().equals(Ages.NONE)) {
            write(evidence.ages(), json);
        }
        return json.endObject().toString();
    }

    /// The same text for the same evidence with these ages.
    /// @param text as [#write(Evidence)] makes it of evidence without ages
    static String withAges(String text, Ages ages) {
        if (ages.equals(Ages.NONE)) {
            return text;
        }
        var json = new JsonText(USUAL_LENGTH).inside(text.substring(0, text.length() - 1));
        write(ages, json);
        return json.endObject().toString();
    }

    /// A figure that is equal for two gatherings exactly when they saw the same, whenever that was.
    /// @param text as [#write(Evidence)] makes it
    static String print(String text) {
        return Prints.of(text.substring(0, text.indexOf(TIMES)));
    }

    /// @throws IllegalArgumentException when the text is not evidence in a known version
    public static Evidence read(String text) {
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            JsonObject json = reader.readObject();
            int version = json.getInt("version");
            if (version < 1 || version > VERSION) {
                throw new IllegalArgumentException("The evidence is in version " + version + "; this program reads versions 1 to " + VERSION);
            }
            Map<Question, Answer> answers = new LinkedHashMap<>();
            var ttls = json.containsKey("ttls") ? json.getJsonArray("ttls").getValuesAs(JsonNumber.class).iterator() : Collections.<JsonNumber>emptyIterator();
            for (JsonValue each : json.getJsonArray("answers")) {
                switch (each) {
                    case JsonString absence -> put(answers, Absences.read(absence.getString()));
                    case JsonArray absences -> Absences.read(absences).forEach(absence -> put(answers, absence));
                    default -> put(answers, answer(each.asJsonObject(), ttls));
                }
            }
            var domain = new DomainName(json.getString("domain"));
            return new Evidence(
                    domain,
                    Instant.parse(json.getString("gatheredAt")),
                    answers,
                    Optional.ofNullable(json.getJsonObject("policy")).map(EvidenceJson::policy),
                    json.getJsonArray("selectors").getValuesAs(JsonString::getString),
                    json.getString("probe"),
                    Optional.ofNullable(json.getJsonObject("suffix")).map(each -> suffix(domain, each)),
                    json.containsKey("smtp") ? SmtpJson.read(json.getJsonArray("smtp")) : Map.of(),
                    json.containsKey("ages") ? ages(json.getJsonArray("ages")) : Ages.NONE,
                    documents(json),
                    ends(json),
                    json.containsKey("smtp"));
        } catch (JsonException | DateTimeException | NullPointerException | ClassCastException | ArithmeticException | NoSuchElementException notEvidence) {
            // jakarta.json answers a missing member with NullPointerException and one of another kind with ClassCastException.
            throw new IllegalArgumentException("This is not evidence as Mailward writes it: " + notEvidence.getMessage(), notEvidence);
        }
    }

    private static void put(Map<Question, Answer> answers, Answer answer) {
        answers.put(answer.question(), answer);
    }

    private static void write(Collection<Answer> answers, JsonText json) {
        var absences = new Absences(json);
        for (var answer : answers) {
            switch (answer) {
                case Answer.NoData none when none.aliases().isEmpty() -> absences.add(none);
                case Answer.NoSuchName none when none.aliases().isEmpty() -> absences.add(none);
                case Answer.NoData none -> {
                    absences.end();
                    end(none, begin(none, json).member("is", NO_DATA), none.authenticated());
                }
                case Answer.NoSuchName none -> {
                    absences.end();
                    end(none, begin(none, json).member("is", NO_SUCH_NAME), none.authenticated());
                }
                case Answer.Found found -> {
                    absences.end();
                    write(found, json);
                }
                case Answer.Failed failed -> {
                    absences.end();
                    write(failed, json);
                }
            }
        }
        absences.end();
    }

    private static void write(Answer.Found found, JsonText json) {
        begin(found, json).member("is", "found").name("records").beginArray();
        found.records().forEach(record -> write(record, json));
        end(found, json.endArray(), found.authenticated());
    }

    private static void end(Answer answer, JsonText json, boolean authenticated) {
        json.name("aliases").beginArray();
        answer.aliases().forEach(alias -> json.value(alias.ascii()));
        json.endArray().member("authenticated", authenticated).endObject();
    }

    private static void write(Answer.Failed failed, JsonText json) {
        text(failed.detail(), begin(failed, json).member("is", "failed").member("failure", failed.failure().name()).name("detail"));
        json.endObject();
    }

    private static JsonText begin(Answer answer, JsonText json) {
        return json.beginObject().member("name", answer.question().name().ascii()).member("type", answer.question().type().name());
    }

    /// @param ttls those of the records found, in their order; until version 3 each answer had its own
    private static Answer answer(JsonObject json, Iterator<JsonNumber> ttls) {
        var question = new Question(new DomainName(json.getString("name")), RecordType.valueOf(json.getString("type")));
        return switch (json.getString("is")) {
            case "found" -> new Answer.Found(question,
                    json.getJsonArray("records").getValuesAs(JsonObject.class).stream().map(EvidenceJson::record).toList(),
                    aliases(json),
                    json.containsKey("ttl") ? Duration.parse(json.getString("ttl")) : Duration.ofSeconds(ttls.next().longValueExact()), json.getBoolean("authenticated"));
            case NO_DATA -> new Answer.NoData(question, aliases(json), json.getBoolean("authenticated"));
            case NO_SUCH_NAME -> new Answer.NoSuchName(question, aliases(json), json.getBoolean("authenticated"));
            case "failed" -> new Answer.Failed(question, Answer.Failure.valueOf(json.getString("failure")), text(json.get("detail")));
            default -> throw new IllegalArgumentException("There is no answer of the kind '" + json.getString("is") + "'");
        };
    }

    /// Absences had none before they were kept.
    private static List<DomainName> aliases(JsonObject json) {
        return json.containsKey("aliases") ? json.getJsonArray("aliases").getValuesAs(JsonString::getString).stream().map(DomainName::new).toList() : List.of();
    }

    private static void write(RecordData record, JsonText json) {
        json.beginObject();
        switch (record) {
            case RecordData.Address(String literal) -> text(literal, json.name("address"));
            case RecordData.MailExchange(int preference, DomainName exchange) -> json.member("preference", preference).member("exchange", exchange.ascii());
            case RecordData.Text(List<String> strings) -> {
                json.name("text").beginArray();
                strings.forEach(string -> text(string, json));
                json.endArray();
            }
            case RecordData.Target(DomainName name) -> json.member("target", name.ascii());
            case RecordData.Presentation(String text) -> text(text, json.name("presentation"));
        }
        json.endObject();
    }

    private static RecordData record(JsonObject json) {
        if (json.containsKey("address")) {
            return new RecordData.Address(text(json.get("address")));
        }
        if (json.containsKey("exchange")) {
            return new RecordData.MailExchange(json.getInt("preference"), new DomainName(json.getString("exchange")));
        }
        if (json.containsKey("text")) {
            return new RecordData.Text(json.getJsonArray("text").stream().map(EvidenceJson::text).toList());
        }
        if (json.containsKey("target")) {
            return new RecordData.Target(new DomainName(json.getString("target")));
        }
        return new RecordData.Presentation(text(json.get("presentation")));
    }

    private static JsonObjectBuilder policy(FetchedPolicy policy) {
        JsonObjectBuilder json = JSON.createObjectBuilder();
        return switch (policy) {
            case FetchedPolicy.Body(String text, String contentType) -> json.add("is", "body").add("text", text(text)).add("contentType", text(contentType));
            case FetchedPolicy.Status(int code) -> json.add("is", "status").add("code", code);
            case FetchedPolicy.Failed(FetchFailure failure, String detail) -> json.add("is", "failed").add("failure", failure.name()).add("detail", text(detail));
        };
    }

    private static FetchedPolicy policy(JsonObject json) {
        return switch (json.getString("is")) {
            case "body" -> new FetchedPolicy.Body(text(json.get("text")), text(json.get("contentType")));
            case "status" -> new FetchedPolicy.Status(json.getInt("code"));
            case "failed" -> new FetchedPolicy.Failed(FetchFailure.valueOf(json.getString("failure")), text(json.get("detail")));
            default -> throw new IllegalArgumentException("There is no policy answer of the kind '" + json.getString("is") + "'");
        };
    }

    /// Begins an object.
    private static JsonText write(PublicSuffix suffix, JsonText json) {
        json.beginObject().member("suffix", suffix.suffix().ascii()).member("section", suffix.section().name());
        text(suffix.source().title(), json.name("list"));
        return json.member("date", suffix.source().date().toString());
    }

    private static PublicSuffix suffix(DomainName domain, JsonObject json) {
        return new PublicSuffix(domain, new DomainName(json.getString("suffix")), PublicSuffix.Section.valueOf(json.getString("section")),
                new PublicSuffix.Source(text(json.get("list")), LocalDate.parse(json.getString("date"))));
    }

    private static Map<DomainName, PublicSuffix> ends(JsonObject json) {
        Map<DomainName, PublicSuffix> ends = new LinkedHashMap<>();
        if (json.containsKey("ends")) {
            for (JsonObject each : json.getJsonArray("ends").getValuesAs(JsonObject.class)) {
                var end = new DomainName(each.getString("name"));
                ends.put(end, suffix(end, each));
            }
        }
        return ends;
    }

    private static void write(Ages ages, JsonText json) {
        json.name("ages").beginArray();
        ages.records().forEach((question, age) -> write(age, json).member("name", question.name().ascii()).member("type", question.type().name()).endObject());
        ages.documents().forEach((address, age) -> {
            text(address, write(age, json).name("document"));
            json.endObject();
        });
        json.endArray();
    }

    /// Begins an object.
    private static JsonText write(Ages.Age age, JsonText json) {
        json.beginObject().member("since", age.since().toString()).member("how", age.how().name());
        return age.from().equals(age.since()) ? json : json.member("from", age.from().toString());
    }

    private static Ages ages(JsonArray json) {
        Map<Question, Ages.Age> records = new LinkedHashMap<>();
        Map<String, Ages.Age> documents = new LinkedHashMap<>();
        for (JsonObject each : json.getValuesAs(JsonObject.class)) {
            var age = new Ages.Age(Instant.parse(each.getString("since")), Ages.How.valueOf(each.getString("how")), Instant.parse(each.getString("from", each.getString("since"))));
            if (each.containsKey("document")) {
                documents.put(text(each.get("document")), age);
            } else {
                records.put(new Question(new DomainName(each.getString("name")), RecordType.valueOf(each.getString("type"))), age);
            }
        }
        return new Ages(records, documents);
    }

    private static JsonObjectBuilder document(FetchedDocument document) {
        JsonObjectBuilder json = JSON.createObjectBuilder();
        return switch (document) {
            case FetchedDocument.Body body -> json.add("is", "body").add("octets", Base64.getEncoder().encodeToString(body.bytes())).add("contentType", text(body.contentType()));
            case FetchedDocument.Status(int code, String location) -> json.add("is", "status").add("code", code).add("location", text(location));
            case FetchedDocument.Failed(FetchFailure failure, String detail) -> json.add("is", "failed").add("failure", failure.name()).add("detail", text(detail));
        };
    }

    private static Map<WebAddress, FetchedDocument> documents(JsonObject json) {
        Map<WebAddress, FetchedDocument> documents = new LinkedHashMap<>();
        if (json.containsKey("documents")) {
            for (JsonObject each : json.getJsonArray("documents").getValuesAs(JsonObject.class)) {
                documents.put(WebAddress.read(each.getString("address")).orElseThrow(() -> new IllegalArgumentException("'" + each.getString("address") + "' is no web address")), document(each));
            }
        }
        return documents;
    }

    private static FetchedDocument document(JsonObject json) {
        return switch (json.getString("is")) {
            case "body" -> new FetchedDocument.Body(new String(Base64.getDecoder().decode(json.getString("octets")), StandardCharsets.ISO_8859_1), text(json.get("contentType")));
            case "status" -> new FetchedDocument.Status(json.getInt("code"), text(json.get("location")));
            case "failed" -> new FetchedDocument.Failed(FetchFailure.valueOf(json.getString("failure")), text(json.get("detail")));
            default -> throw new IllegalArgumentException("There is no document of the kind '" + json.getString("is") + "'");
        };
    }

    private static void text(String text, JsonText json) {
        if (isPlain(text)) {
            json.value(text);
        } else {
            json.value(text(text));
        }
    }

    static JsonValue text(String text) {
        return isPlain(text)
                ? JSON.createValue(text)
                : JSON.createObjectBuilder().add("utf16", Base64.getEncoder().encodeToString(octets(text))).build();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) >= 0x7F) {
                return false;
            }
        }
        return true;
    }

    static String text(JsonValue value) {
        return value instanceof JsonString plain
                ? plain.getString()
                : characters(Base64.getDecoder().decode(value.asJsonObject().getString("utf16")));
    }

    /// Two octets per character, without a coder, which would replace what is no valid Unicode.
    private static byte[] octets(String text) {
        byte[] octets = new byte[text.length() * 2];
        for (int i = 0; i < text.length(); i++) {
            octets[2 * i] = (byte) (text.charAt(i) >> 8);
            octets[2 * i + 1] = (byte) text.charAt(i);
        }
        return octets;
    }

    private static String characters(byte[] octets) {
        var text = new StringBuilder(octets.length / 2);
        for (int i = 0; i + 1 < octets.length; i += 2) {
            text.append((char) ((octets[i] & 0xFF) << 8 | octets[i + 1] & 0xFF));
        }
        return text.toString();
    }
}

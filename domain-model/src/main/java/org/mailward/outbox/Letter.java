package org.mailward.outbox;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.List;

/// What a mail says, without its look: that comes from the brand when it is sent (see [PrintedLetter]).
///
/// @param subject in one line, see [OneLine]
/// @param blocks from top to bottom
public record Letter(String subject, List<Block> blocks) {

    /// Stands in the address of an [Block.Action] for a secret that is kept sealed beside the letter.
    public static final String SECRET = "{secret}";

    private static final JsonProvider JSON = JsonProvider.provider();

    public Letter {
        subject = OneLine.of(subject);
        blocks = List.copyOf(blocks);
    }

    /// A part of the letter.
    public sealed interface Block {

        /// A paragraph of plain words.
        record Paragraph(String text) implements Block {
        }

        record Heading(String text) implements Block {
        }

        /// Lines of two parts, such as a domain and what happened to it.
        record Lines(List<Line> lines) implements Block {
            public Lines {
                lines = List.copyOf(lines);
            }
        }

        /// The one thing to do.
        /// @param address absolute; may hold [Letter#SECRET]
        record Action(String label, String address) implements Block {
        }

        /// Small print.
        record Note(String text) implements Block {
        }
    }

    /// @param name what it is about
    /// @param detail may be empty
    public record Line(String name, String detail) {
    }

    /// The letter with its secret in place.
    public Letter with(String secret) {
        return new Letter(subject, blocks.stream().map(block -> block instanceof Block.Action(var label, var address)
                ? new Block.Action(label, address.replace(SECRET, secret)) : block).toList());
    }

    /// @return JSON that [#read(String)] reads
    public String write() {
        var all = JSON.createArrayBuilder();
        for (var block : blocks) {
            all.add(switch (block) {
                case Block.Paragraph(var text) -> pair("paragraph", text);
                case Block.Heading(var text) -> pair("heading", text);
                case Block.Note(var text) -> pair("note", text);
                case Block.Action(var label, var address) -> JSON.createArrayBuilder().add("action").add(label).add(address).build();
                case Block.Lines(var lines) -> {
                    var rows = JSON.createArrayBuilder().add("lines");
                    lines.forEach(line -> rows.add(JSON.createArrayBuilder().add(line.name()).add(line.detail())));
                    yield rows.build();
                }
            });
        }
        return JSON.createObjectBuilder().add("subject", subject).add("blocks", all).build().toString();
    }

    /// @throws IllegalArgumentException when it was not written by [#write()]
    public static Letter read(String json) {
        try (var reader = JSON.createReader(new StringReader(json))) {
            JsonObject whole = reader.readObject();
            return new Letter(whole.getString("subject"), whole.getJsonArray("blocks").stream().map(Letter::block).toList());
        } catch (ClassCastException | NullPointerException | jakarta.json.JsonException e) {
            throw new IllegalArgumentException("This is no letter", e);
        }
    }

    private static JsonArray pair(String kind, String text) {
        return JSON.createArrayBuilder().add(kind).add(text).build();
    }

    private static Block block(JsonValue value) {
        var parts = value.asJsonArray();
        return switch (parts.getString(0)) {
            case "paragraph" -> new Block.Paragraph(parts.getString(1));
            case "heading" -> new Block.Heading(parts.getString(1));
            case "note" -> new Block.Note(parts.getString(1));
            case "action" -> new Block.Action(parts.getString(1), parts.getString(2));
            case "lines" -> new Block.Lines(parts.stream().skip(1).map(JsonValue::asJsonArray).map(line -> new Line(line.getString(0), line.getString(1))).toList());
            case String other -> throw new IllegalArgumentException("A letter has no part '" + other + "'");
        };
    }
}

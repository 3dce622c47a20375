package org.mailward.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.mailward.outbox.Letter.Block;

/// A letter under a brand, as plain text and as HTML that say the same.
///
/// The HTML needs no picture, font or style sheet from elsewhere: nobody is told that it was opened. Text on the brand's colour has the
/// contrast that [org.mailward.branding.BrandStyle] keeps.
///
/// @param text lines that end with a line feed
/// @param html the whole document; shows the picture `cid:`[#LOGO] where the head has a logo
public record PrintedLetter(String subject, String text, String html) {

    /// The content id of the logo (RFC 2392), without its brackets.
    public static final String LOGO = "logo";

    private static final Pattern DIRECTIONS = Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069]");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]+");
    private static final String STYLE = """
            body{margin:0;padding:0;background:#f3f4f6;color:#1b1f24;font:16px/1.5 -apple-system,"Segoe UI",Roboto,Arial,sans-serif}
            .sheet{max-width:600px;margin:0 auto;background:#ffffff;overflow-wrap:anywhere}
            .body{padding:24px}
            h1{font-size:22px;line-height:1.3;margin:0 0 16px}
            h2{font-size:17px;line-height:1.3;margin:24px 0 8px}
            p{margin:0 0 16px}
            ul{margin:0 0 16px;padding:0;list-style:none}
            li{padding:8px 0;border-top:1px solid #dfe2e6}
            .name{font-weight:600}
            .detail{display:block;color:#515963}
            .small{font-size:14px;color:#515963}
            .small a{color:inherit}
            .foot{padding:16px 24px 24px;border-top:1px solid #dfe2e6}
            .foot p{margin:0 0 4px}
            @media (prefers-color-scheme:dark){body{background:#0e1013!important;color:#e8eaed!important}.sheet{background:#14171b!important}.detail,.small{color:#a8b0ba!important}li,.foot{border-color:#30363d!important}}
            """;

    public static PrintedLetter of(Letter letter, LetterHead head) {
        return new PrintedLetter(letter.subject(), straight(text(letter, head)), straight(html(letter, head)));
    }

    /// Names come from people: marks of direction in one would have what follows it read backwards.
    private static String straight(String text) {
        return DIRECTIONS.matcher(text).replaceAll("");
    }

    private static String text(Letter letter, LetterHead head) {
        var lines = new ArrayList<String>();
        lines.add(head.product());
        lines.add("");
        lines.add(letter.subject());
        lines.add("");
        for (var block : letter.blocks()) {
            switch (block) {
                case Block.Paragraph(var text) -> lines.add(text);
                case Block.Note(var text) -> lines.add(text);
                case Block.Heading(var text) -> {
                    lines.add(text);
                    lines.add("-".repeat(Math.min(60, text.codePointCount(0, text.length()))));
                }
                case Block.Action(var label, var address) -> {
                    lines.add(label + ":");
                    lines.add(address);
                }
                case Block.Lines(var rows) -> rows.forEach(row -> lines.add("- " + row.name() + (row.detail().isEmpty() ? "" : ": " + row.detail())));
            }
            lines.add("");
        }
        // The line that mail programs know a signature by.
        lines.add("-- ");
        foot(head).forEach(lines::add);
        return String.join("\n", lines) + "\n";
    }

    private static List<String> foot(LetterHead head) {
        var foot = new ArrayList<String>();
        foot.add(head.sender());
        if (!head.style().support().isEmpty()) {
            foot.add(head.style().support());
        }
        if (!head.style().footer().isEmpty()) {
            foot.add(head.style().footer());
        }
        return foot;
    }

    private static String html(Letter letter, LetterHead head) {
        var style = head.style();
        var band = "background:" + style.colour() + ";color:" + style.ink();
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"UTF-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .append("<meta name=\"color-scheme\" content=\"light dark\"><title>").append(escaped(letter.subject())).append("</title><style>").append(STYLE).append("</style></head><body>")
                .append("<div class=\"sheet\"><div style=\"").append(band).append(";padding:16px 24px;font-size:18px;font-weight:600\">");
        if (head.logo().isPresent()) {
            html.append("<img src=\"cid:" + LOGO + "\" alt=\"\" height=\"32\" style=\"height:32px;width:auto;max-width:200px;vertical-align:middle;margin-right:12px\">");
        }
        html.append(escaped(head.product())).append("</div>\n<div class=\"body\" role=\"main\"><h1>").append(escaped(letter.subject())).append("</h1>\n");
        letter.blocks().forEach(block -> html.append(html(block, band)).append('\n'));
        html.append("</div>\n<div class=\"foot small\">");
        foot(head).forEach(line -> html.append("<p>").append(escaped(line)).append("</p>"));
        return html.append("</div></div></body></html>\n").toString();
    }

    private static String html(Block block, String band) {
        return switch (block) {
            case Block.Paragraph(var text) -> "<p>" + escaped(text) + "</p>";
            case Block.Heading(var text) -> "<h2>" + escaped(text) + "</h2>";
            case Block.Note(var text) -> "<p class=\"small\">" + ADDRESS.matcher(escaped(text)).replaceAll("<a href=\"$0\">$0</a>") + "</p>";
            case Block.Action(var label, var address) -> "<p><a href=\"" + escaped(address) + "\" style=\"display:inline-block;" + band
                    + ";padding:12px 20px;border-radius:6px;font-weight:600;text-decoration:none\">" + escaped(label) + "</a></p><p class=\"small\">" + escaped(address) + "</p>";
            case Block.Lines(var lines) -> {
                var list = new StringBuilder("<ul>");
                lines.forEach(line -> list.append("<li><span class=\"name\">").append(escaped(line.name())).append("</span>")
                        .append(line.detail().isEmpty() ? "" : "<span class=\"detail\">" + escaped(line.detail()) + "</span>").append("</li>"));
                yield list.append("</ul>").toString();
            }
        };
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replaceAll("[\\p{Cntrl}&&[^\n\t]]", " ");
    }
}

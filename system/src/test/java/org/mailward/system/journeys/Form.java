package org.mailward.system.journeys;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/// A form of a page, with its values, to be sent by POST.
///
/// @param fields names and values, in the page's order
public record Form(String id, String action, boolean multipart, List<Entry<String, String>> fields) {

    private static final Pattern NONCE = Pattern.compile("PrimeFaces\\.csp\\.init\\('([^']+)'\\)");

    private static final String BUTTONS = "input[type=submit][name], button[type=submit][name]";

    public Form {
        fields = List.copyOf(fields);
    }

    /// @throws AssertionError when the page has no such form
    public static Form withId(Answer answer, String id) {
        return all(answer).filter(form -> form.id().equals(id)).findFirst()
                .orElseThrow(() -> new AssertionError("The page has no form '" + id + "': " + answer));
    }

    /// All forms of a page that are sent by POST, each as if its first button had been pressed.
    public static Stream<Form> all(Answer answer) {
        return answer.page().select("form[method=post]").stream().map(FormElement.class::cast).map(Form::of);
    }

    private static Form of(FormElement form) {
        var fields = new ArrayList<Entry<String, String>>();
        if (!form.select("input[name=jakarta.faces.ViewState]").isEmpty() && form.select("input[name=primefaces.nonce]").isEmpty()) {
            // Added by the page's script when a browser sends the form.
            NONCE.matcher(form.ownerDocument().html()).results().findFirst().ifPresent(nonce -> fields.add(Map.entry("primefaces.nonce", nonce.group(1))));
        }
        var buttons = form.select(BUTTONS);
        form.formData().stream().filter(field -> !isFile(form, field.key()) && buttons.stream().noneMatch(button -> button.attr("name").equals(field.key())))
                .forEach(field -> fields.add(Map.entry(field.key(), field.value())));
        buttons.stream().findFirst().ifPresent(button -> fields.add(Map.entry(button.attr("name"), button.attr("value"))));
        return new Form(form.id(), form.absUrl("action"), form.attr("enctype").startsWith("multipart/"), fields);
    }

    private static boolean isFile(Element form, String name) {
        return form.select("input[type=file]").stream().anyMatch(input -> input.attr("name").equals(name));
    }

    /// Fills in the field whose name, or its part after the last colon, is this.
    public Form with(String field, String value) {
        var filled = new ArrayList<Entry<String, String>>();
        boolean known = false;
        for (var one : fields) {
            boolean meant = one.getKey().equals(field) || one.getKey().endsWith(":" + field);
            filled.add(meant ? Map.entry(one.getKey(), value) : one);
            known |= meant;
        }
        if (!known) {
            filled.add(Map.entry(field.indexOf(':') < 0 && !id.startsWith("kc-") ? id + ":" + field : field, value));
        }
        return new Form(id, action, multipart, filled);
    }

    byte[] parts(String boundary) {
        var body = new ByteArrayOutputStream();
        for (var field : fields) {
            body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field.getKey() + "\"\r\n\r\n" + field.getValue() + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }
}

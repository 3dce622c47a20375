package org.mailward.system.journeys;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Forms of a page, sent again with ids of others in place of its own.
final class Aimed {

    private Aimed() {
    }

    /// One form of each kind: rows of a table have the same form many times.
    static Collection<Form> distinct(List<Form> forms) {
        var kinds = new LinkedHashMap<String, Form>();
        forms.forEach(form -> kinds.putIfAbsent(form.fields().stream().map(field -> field.getKey().replaceAll("\\d+", "0")).collect(Collectors.joining(" ")), form));
        return kinds.values();
    }

    /// The form with every id in it, and every choice among ids, replaced by another id; its view state stays.
    static Form at(Answer page, Form form, UUID id) {
        var aimed = new Form(form.id(), Neutral.idsIn(form.action(), " ").stream().map(UUID::toString).reduce(form.action(), (action, own) -> action.replace(own, id.toString())),
                form.multipart(), form.fields().stream().map(field -> Neutral.idsIn(field.getValue(), " ").isEmpty() ? field : Map.entry(field.getKey(), id.toString())).toList());
        for (var choice : page.page().select("form select, form input[type=checkbox]")) {
            var element = choice.closest("form");
            boolean ofIds = !choice.select("option").stream().filter(option -> !Neutral.idsIn(option.attr("value"), " ").isEmpty()).toList().isEmpty()
                    || !Neutral.idsIn(choice.attr("value"), " ").isEmpty();
            if (element != null && element.attr("method").equals("post") && element.id().equals(form.id()) && ofIds) {
                aimed = aimed.with(choice.attr("name"), id.toString());
            }
        }
        return aimed;
    }
}

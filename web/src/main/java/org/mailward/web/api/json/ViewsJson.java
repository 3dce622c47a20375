package org.mailward.web.api.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mailward.views.ViewPlace;
import org.mailward.views.ViewWish;
import org.mailward.views.boundary.ViewBook.Opened;
import org.mailward.views.boundary.ViewBook.View;
import org.mailward.web.api.openapi.Described;

@Described("A part of the list of saved views.")
public record ViewsJson(
        @Described("Views in the whole list.") long total,
        @Described("Place of the first item in the whole list, counted from 0.") int first,
        @Described("By name.") List<ViewJson> items) implements Listed {

    @Described("A table as somebody wants to see it again.")
    public record ViewJson(
            @Described("The view.") UUID id,
            @Described("The table.") ViewPlace place,
            @Described("Unique among the views of one owner and table.") String name,
            @Described("What it asks for: parameters of the page's address.") List<ViewValueJson> wish,
            @Described("True when it is the caller's own.") boolean own,
            @Described("Who saved it.") String owner,
            @Described("True when all of the provider's people see it.") boolean shared,
            @Described("True when the table opens with it for the caller.") boolean standard,
            @Described("Parameters whose value is no longer there; empty in lists.") List<String> gone) implements Located {

        public static ViewJson of(View view) {
            return of(new Opened(view, List.of()));
        }

        public static ViewJson of(Opened opened) {
            var view = opened.view();
            return new ViewJson(view.id(), view.place(), view.name(), view.wish().values().entrySet().stream().map(entry -> new ViewValueJson(entry.getKey(), entry.getValue())).toList(), view.own(),
                    view.ownerName(), view.shared(), view.standard(), opened.gone());
        }

        @Override
        public Optional<String> location() {
            return Optional.of("views/" + id);
        }
    }

    @Described("One parameter of a page's address.")
    public record ViewValueJson(
            @Described("Its name, such as tag; names that the table does not know are left out.") String name,
            @Described("Up to 300 characters.") String value) {
    }

    @Described("A view to save. One of the caller's own with the same name is replaced.")
    public record NewViewJson(
            @Described("The table.") ViewPlace place,
            @Described("1 to 60 characters.") String name,
            @Described("What it asks for.") List<ViewValueJson> wish,
            @Described("Whether all of the provider's people are to see it; false when left out.") Optional<Boolean> shared,
            @Described("Whether the table is to open with it; false when left out.") Optional<Boolean> standard) {

        public ViewWish asked() {
            Map<String, String> values = new LinkedHashMap<>();
            wish.forEach(one -> values.put(one.name(), one.value()));
            return new ViewWish(values);
        }
    }
}

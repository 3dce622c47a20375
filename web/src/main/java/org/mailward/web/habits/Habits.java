package org.mailward.web.habits;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mailward.estate.boundary.TagBook;
import org.mailward.onboarding.boundary.People;
import org.mailward.onboarding.boundary.People.Caretaker;
import org.mailward.web.shell.CurrentScope;

/// What lists can be narrowed by, looked up once for a page.
@Named
@RequestScoped
public class Habits {

    @Inject
    private CurrentScope current;

    @Inject
    private TagBook book;

    @Inject
    private People people;

    private @Nullable List<String> tags;
    private @Nullable List<Caretaker> staff;

    /// The tags in use.
    public List<String> getTags() {
        if (tags == null) {
            tags = book.words(current.scope());
        }
        return tags;
    }

    /// The provider's own people; nobody for those who do not see them.
    public List<Caretaker> getStaff() {
        if (staff == null) {
            staff = people.staff(current.scope());
        }
        return staff;
    }
}

package org.mailward.web.tools;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailward.lookup.Tool;
import org.mailward.lookup.Wish;
import org.mailward.lookup.boundary.StaffLookUps;
import org.mailward.tenancy.Outcome;
import org.mailward.web.publicsite.ToolView;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;

/// The list of tools, and one tool with its answer. What is asked stands in the address, so that an answer can be linked to.
@Named
@RequestScoped
public class ToolsPage {

    private static final int LONGEST = 2_000;

    @Inject
    private CurrentScope current;

    @Inject
    private StaffLookUps lookUps;

    private String tool = "";
    private String domain = "";
    private String selector = "";
    private String sender = "";
    private @Nullable ToolView view;

    public void load() {
        if (!current.isProviderStaff()) {
            throw new NotInScope();
        }
    }

    /// @throws NotInScope when there is no such tool
    public void look() {
        load();
        var wanted = Tool.of(tool).orElseThrow(NotInScope::new);
        if (domain.isBlank()) {
            view = ToolView.empty(wanted);
            return;
        }
        var wish = new Wish(wanted, domain, Optional.of(selector), Optional.of(sender));
        var outcome = lookUps.look(current.scope(), wish);
        if (outcome instanceof Outcome.Missing) {
            throw new NotInScope();
        }
        view = ToolView.of(wish, outcome);
    }

    public List<Tool> getTools() {
        return Arrays.asList(Tool.values());
    }

    public @Nullable ToolView getView() {
        return view;
    }

    public String getTool() {
        return tool;
    }

    public void setTool(@Nullable String word) {
        tool = cut(word);
    }

    public String getDomain() {
        return domain;
    }

    public void setDomain(@Nullable String typed) {
        domain = cut(typed);
    }

    public String getSelector() {
        return selector;
    }

    public void setSelector(@Nullable String typed) {
        selector = cut(typed);
    }

    public String getSender() {
        return sender;
    }

    public void setSender(@Nullable String typed) {
        sender = cut(typed);
    }

    private static String cut(@Nullable String text) {
        return text == null ? "" : text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
